package dev.mandate.access.console.change;

import dev.mandate.access.commandservice.CommandAnswer;
import dev.mandate.access.http.UnavailableException;
import dev.mandate.commands.RejectionCode;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a change would do, as the command service foretells it.
 *
 * @param rejection why it would be rejected; null if it would not
 * @param detail what the command service says of that, in English
 * @param noEffect whether it asks for what is so already
 * @param access how effective access would change, the first of it
 * @param more how many further changes of access there are
 */
public record Foretold(
    @Nullable RejectionCode rejection,
    String detail,
    boolean noEffect,
    List<AccessChange> access,
    long more) {
  private static final String ACCEPTED = "ACCEPTED";

  /**
   * How access of one user in one organization would change.
   *
   * @param settings the settings of the restriction catalogue that would change
   */
  public record AccessChange(String user, String org, List<SettingChange> settings) {
    /** Copies the settings. */
    public AccessChange {
      settings = List.copyOf(settings);
    }
  }

  /**
   * How a setting would change.
   *
   * @param partial whether it would be shown in part only
   */
  public record SettingChange(Restriction setting, Level before, Level after, boolean partial) {
    /** Whether more would be open. */
    public boolean isGain() {
      return after.compareTo(before) > 0;
    }
  }

  /** Copies the changes. */
  public Foretold {
    access = List.copyOf(access);
  }

  /**
   * Reads an answer.
   *
   * @throws UnavailableException if it foretells nothing
   */
  static Foretold of(CommandAnswer answer) {
    RejectionCode rejection = answer.rejection();
    if (rejection != null) {
      return new Foretold(rejection, answer.detail(), false, List.of(), 0);
    }
    if (!answer.body().path("outcome").asString("").equals(ACCEPTED)) {
      throw new UnavailableException(
          "The service that decides on changes cannot foretell any now; ask again.");
    }
    return new Foretold(
        null,
        "",
        answer.hadNoEffect(),
        answer.body().path("access").valueStream().map(Foretold::change).toList(),
        answer.body().path("truncated").asLong(0));
  }

  private static AccessChange change(JsonNode change) {
    JsonNode before = change.path("before").path("settings");
    JsonNode after = change.path("after").path("settings");
    Set<String> partial = texts(change.path("after").path("partial"));
    List<SettingChange> settings = new ArrayList<>();
    for (Restriction setting : Policy.standard().restrictions()) {
      if (after.has(setting.key())) {
        settings.add(
            new SettingChange(
                setting,
                level(before, setting),
                level(after, setting),
                partial.contains(setting.key())));
      }
    }
    return new AccessChange(
        change.path("user").asString(""), change.path("org").asString(""), settings);
  }

  private static Level level(JsonNode settings, Restriction setting) {
    return Level.valueOf(settings.path(setting.key()).asString(Level.NONE.name()));
  }

  private static Set<String> texts(JsonNode array) {
    return array.valueStream().map(text -> text.asString("")).collect(Collectors.toSet());
  }

  /** Whether it would be done, and change something. */
  public boolean isChange() {
    return rejection == null && !noEffect;
  }
}
