package dev.mandate.access.console.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.commandservice.CommandAnswer;
import dev.mandate.access.console.change.Foretold.SettingChange;
import dev.mandate.access.http.UnavailableException;
import dev.mandate.commands.RejectionCode;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the command service says that a change would do. */
class ForetoldTest {
  private static Foretold foretold(int status, String json) {
    return Foretold.of(new CommandAnswer(status, new JsonMapper().readTree(json)));
  }

  @Test
  void changes_of_settings_are_told_with_the_levels_before_and_after() {
    Foretold foretold =
        foretold(
            200,
            """
            {"dryRun":true,"outcome":"ACCEPTED","position":9,
             "events":[{"type":"RestrictedModeToggled","position":10,"data":{}}],
             "access":[{"user":"u","org":"c","orgType":"CUSTOMER",
               "before":{"capabilities":{},"settings":{"ORG_DOMAIN":"FULL",
                 "USERS_SERVICES_STATUS":"FULL","OF_A_LATER_RELEASE":"FULL"},"partial":[]},
               "after":{"capabilities":{},"settings":{"ORG_DOMAIN":"READ_ONLY",
                 "USERS_SERVICES_STATUS":"READ_ONLY","OF_A_LATER_RELEASE":"NONE"},
                 "partial":["USERS_SERVICES_STATUS"]}}],
             "truncated":3}
            """);
    assertThat(foretold.isChange()).isTrue();
    assertThat(foretold.more()).isEqualTo(3);
    assertThat(foretold.access().getFirst().settings())
        .containsExactly(change("USERS_SERVICES_STATUS", true), change("ORG_DOMAIN", false));
    assertThat(foretold.access().getFirst().settings()).noneMatch(SettingChange::isGain);
  }

  private static SettingChange change(String key, boolean partial) {
    return new SettingChange(
        Objects.requireNonNull(Policy.standard().restriction(key)),
        Level.FULL,
        Level.READ_ONLY,
        partial);
  }

  @Test
  void what_would_be_rejected_or_is_so_already_is_no_change() {
    Foretold rejected =
        foretold(200, "{\"outcome\":\"REJECTED\",\"code\":\"UNKNOWN_USER\",\"detail\":\"d\"}");
    assertThat(rejected.rejection()).isEqualTo(RejectionCode.UNKNOWN_USER);
    assertThat(rejected.detail()).isEqualTo("d");
    assertThat(rejected.isChange()).isFalse();
    Foretold refused = foretold(403, "{\"code\":\"NOT_AUTHORIZED\",\"detail\":\"d\"}");
    assertThat(refused.rejection()).isEqualTo(RejectionCode.NOT_AUTHORIZED);
    Foretold same =
        foretold(200, "{\"outcome\":\"ACCEPTED\",\"events\":[{\"type\":\"CommandHadNoEffect\"}]}");
    assertThat(same.noEffect()).isTrue();
    assertThat(same.isChange()).isFalse();
  }

  @Test
  void an_answer_that_foretells_nothing_is_none() {
    assertThatThrownBy(() -> foretold(401, "{\"code\":\"NOT_AUTHENTICATED\"}"))
        .isInstanceOf(UnavailableException.class);
    assertThatThrownBy(() -> foretold(500, "{}")).isInstanceOf(UnavailableException.class);
  }
}
