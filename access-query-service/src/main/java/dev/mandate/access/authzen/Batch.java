package dev.mandate.access.authzen;

import dev.mandate.access.http.BadRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several questions in one request.
 *
 * @param defaults what an item says that does not say it itself
 * @param items the questions, in their order
 * @param semantic when to stop
 */
record Batch(Asked defaults, List<JsonNode> items, Semantic semantic) {
  static final int MAX_ITEMS = 1000;
  private static final int BAD_REQUEST = 400;

  /** Which items of a batch are decided. */
  enum Semantic {
    /** All of them. */
    EXECUTE_ALL,
    /** All up to the first that is denied or fails. */
    DENY_ON_FIRST_DENY,
    /** All up to the first that is permitted. */
    PERMIT_ON_FIRST_PERMIT;

    private boolean endsWith(Decision decision) {
      return switch (this) {
        case EXECUTE_ALL -> false;
        case DENY_ON_FIRST_DENY -> !decision.decision();
        case PERMIT_ON_FIRST_PERMIT -> decision.decision();
      };
    }

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Semantic named(String key) {
      return Arrays.stream(values())
          .filter(semantic -> semantic.key().equals(key))
          .findFirst()
          .orElseThrow(
              () ->
                  new BadRequestException(
                      Arrays.stream(values())
                          .map(Semantic::key)
                          .collect(
                              Collectors.joining(
                                  ", ", "options.evaluations_semantic has to be one of ", ""))));
    }
  }

  /**
   * Reads a request.
   *
   * @throws BadRequestException if it is wrong as a whole; what is wrong in an item is found when
   *     the item is decided
   */
  static Batch read(ObjectNode body) {
    return new Batch(Asked.read(body, Decisions.QUESTION), items(body), semantic(body));
  }

  /** Whether there are no items, so that the defaults are the question. */
  boolean isSingle() {
    return items.isEmpty();
  }

  /** Decides the items one after the other; the answer ends where the semantic says so. */
  List<Decision> decide(Function<Asked, Decision> decide) {
    List<Decision> decisions = new ArrayList<>(items.size());
    for (JsonNode item : items) {
      Decision decision = decide(item, decide);
      decisions.add(decision);
      if (semantic.endsWith(decision)) {
        break;
      }
    }
    return decisions;
  }

  private Decision decide(JsonNode item, Function<Asked, Decision> decide) {
    Asked question;
    try {
      if (!(item instanceof ObjectNode object)) {
        throw new BadRequestException("the item has to be an object");
      }
      question =
          Asked.read(object, Decisions.QUESTION).orElse(defaults).complete(Decisions.QUESTION);
    } catch (BadRequestException e) {
      return Decision.failed(BAD_REQUEST, String.valueOf(e.getMessage()));
    }
    return decide.apply(question);
  }

  private static List<JsonNode> items(ObjectNode body) {
    JsonNode evaluations = Json.value(body, "evaluations");
    if (evaluations == null) {
      return List.of();
    }
    if (!(evaluations instanceof ArrayNode array)) {
      throw new BadRequestException("evaluations has to be an array");
    }
    if (array.size() > MAX_ITEMS) {
      throw new BadRequestException(
          "evaluations has more than %d items; send several requests".formatted(MAX_ITEMS));
    }
    return array.valueStream().toList();
  }

  private static Semantic semantic(ObjectNode body) {
    @Nullable ObjectNode options = Json.object(body, "options", "options");
    String key =
        options == null
            ? null
            : Json.text(options, "evaluations_semantic", "options.evaluations_semantic");
    return key == null ? Semantic.EXECUTE_ALL : Semantic.named(key);
  }
}
