package dev.mandate.access.authzen;

import dev.mandate.access.authzen.SearchAnswer.Part;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.NotYetException;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.policy.Access;
import dev.mandate.policy.Ids;
import dev.mandate.policy.OrgType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers searches page by page. All pages of a search are about one moment: that of the first,
 * which the token carries, so that nothing is left out or comes twice, whatever happens meanwhile.
 */
@Component
final class Searches {
  private final ReadModel readModel;
  private final PastSearch search;
  private final Clock clock;

  Searches(ReadModel readModel, PastSearch search, Clock clock) {
    this.readModel = readModel;
    this.search = search;
    this.clock = clock;
  }

  /** An answer, and the position it is for; null if no partner has anything to do with it. */
  record Found(SearchAnswer answer, @Nullable Long position) {}

  /**
   * Searches for what the kind says. What nobody knows is found nowhere, and is no error.
   *
   * @param onlyPartner the one partner that whoever asks knows of; null for all
   * @throws NotYetException if the position does not arrive in time
   */
  Found find(SearchKind kind, ObjectNode body, long atLeast, @Nullable String onlyPartner) {
    Asked asked = Asked.read(body, kind.given()).complete(kind.given());
    String canonical = kind.canonical(body);
    PageRequest page = PageRequest.read(body, canonical);
    PageToken token = page.token();
    Instant instant =
        token == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : token.instant();
    Positioned<List<String>> found = look(kind, asked, page, instant, atLeast, onlyPartner);
    return found == null
        ? new Found(new SearchAnswer(page.asked() ? Part.LAST_AND_EMPTY : null, List.of()), null)
        : new Found(answer(kind, asked, page, canonical, instant, found), found.position());
  }

  /** What the page has, and one more if there is one; null if no partner knows anything of it. */
  private @Nullable Positioned<List<String>> look(
      SearchKind kind,
      Asked asked,
      PageRequest page,
      Instant instant,
      long atLeast,
      @Nullable String onlyPartner) {
    Function<Past, Stream<String>> results = results(kind, asked, page);
    if (results == null) {
      return null;
    }
    PageToken token = page.token();
    long position = token == null ? Past.NOW : token.position();
    try {
      Positioned<List<String>> found =
          readModel.ask(
              () ->
                  partner(kind, asked).filter(id -> onlyPartner == null || id.equals(onlyPartner)),
              token == null ? atLeast : Math.max(atLeast, position),
              partner ->
                  results
                      .apply(new Past(partner, position, instant))
                      .limit(page.fetchSize())
                      .toList());
      return token == null ? found : new Positioned<>(position, found.answer());
    } catch (NotFoundException _) {
      return null;
    }
  }

  private Optional<String> partner(SearchKind kind, Asked asked) {
    return switch (kind) {
      case SUBJECT, ACTION ->
          search.partnerOfOrganization(
              Objects.requireNonNull(Vocabulary.orgType(asked.get(Member.RESOURCE_TYPE))),
              asked.get(Member.RESOURCE_ID));
      case RESOURCE -> search.partnerOfUser(asked.get(Member.SUBJECT_ID));
    };
  }

  /** How to search at a moment, or null if there is nothing to be found at any. */
  private @Nullable Function<Past, Stream<String>> results(
      SearchKind kind, Asked asked, PageRequest page) {
    OrgType type = Vocabulary.orgType(asked.get(Member.RESOURCE_TYPE));
    if (type == null || !asked.get(Member.SUBJECT_TYPE).equals(Vocabulary.USER)) {
      return null;
    }
    return switch (kind) {
      case SUBJECT -> {
        String org = asked.get(Member.RESOURCE_ID);
        Predicate<Access> right = Rights.named(type, asked.get(Member.ACTION_NAME));
        yield right == null || !Ids.isId(org)
            ? null
            : past -> search.subjects(past, type, org, right, page.after());
      }
      case RESOURCE -> {
        String user = asked.get(Member.SUBJECT_ID);
        Predicate<Access> right = Rights.named(type, asked.get(Member.ACTION_NAME));
        yield right == null || !Ids.isId(user)
            ? null
            : past -> search.resources(past, user, type, right, page.after(), page.fetchSize());
      }
      case ACTION -> {
        String user = asked.get(Member.SUBJECT_ID);
        String org = asked.get(Member.RESOURCE_ID);
        yield Ids.isId(user) && Ids.isId(org)
            ? past -> search.actions(past, user, type, org, page.after())
            : null;
      }
    };
  }

  private static SearchAnswer answer(
      SearchKind kind,
      Asked asked,
      PageRequest page,
      String canonical,
      Instant instant,
      Positioned<List<String>> found) {
    List<String> fetched = found.answer();
    boolean isLast = fetched.size() <= page.limit();
    List<String> ids = isLast ? fetched : fetched.subList(0, page.limit());
    String next =
        isLast
            ? ""
            : new PageToken(
                    found.position(),
                    instant,
                    page.limit(),
                    ids.isEmpty() ? page.after() : ids.getLast())
                .encode(canonical);
    return new SearchAnswer(
        page.asked() ? new Part(next, ids.size()) : null,
        ids.stream().map(id -> result(kind, asked, id)).toList());
  }

  private static Object result(SearchKind kind, Asked asked, String id) {
    return switch (kind) {
      case SUBJECT -> new SearchAnswer.Entity(asked.get(Member.SUBJECT_TYPE), id);
      case RESOURCE -> new SearchAnswer.Entity(asked.get(Member.RESOURCE_TYPE), id);
      case ACTION -> new SearchAnswer.Action(id);
    };
  }
}
