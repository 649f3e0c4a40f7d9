package dev.mandate.access.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.console.page.Times;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.review.AccessReview;
import dev.mandate.policy.Language;
import dev.mandate.policy.Level;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who could do something, as a form asks it. */
class AccessQuestionTest {
  private static final Times BERLIN = new Times(Language.ENGLISH, ZoneId.of("Europe/Berlin"));

  @Test
  void it_is_about_a_moment_in_the_persons_zone() {
    AccessQuestion question =
        AccessQuestion.of(
            Map.of(
                "capability",
                "CUSTOMER_ORG.CUSTOMER_LIST",
                "customer",
                " c ",
                "level",
                "FULL",
                "at",
                "2026-07-01T12:00"));
    assertThat(question.about("c", BERLIN))
        .isEqualTo(
            new AccessReview.Question(
                "CUSTOMER_ORG.CUSTOMER_LIST", "c", "2026-07-01T10:00:00.000Z", Level.FULL));
    assertThat(question.link("/r", "format", "csv"))
        .isEqualTo(
            "/r?capability=CUSTOMER_ORG.CUSTOMER_LIST&customer=c&level=FULL"
                + "&at=2026-07-01T12%3A00&format=csv");
  }

  @Test
  void nothing_is_asked_before_something_is_chosen() {
    AccessQuestion question = AccessQuestion.of(Map.of("capability", ""));
    assertThat(question.isAsked()).isFalse();
    assertThat(question.level()).isEqualTo(Level.READ_ONLY);
    assertThat(question.isFitting()).isFalse();
  }

  @Test
  void customers_and_partners_have_capabilities_of_their_own() {
    assertThat(question("PARTNER_ORG.ADMIN_AUDIT_LOG", null).isFitting()).isTrue();
    assertThat(question("PARTNER_ORG.ADMIN_AUDIT_LOG", "c").isFitting()).isFalse();
    assertThat(question("CUSTOMER_ORG.ADMIN_AUDIT_LOG", "c").isFitting()).isTrue();
    assertThat(question("CUSTOMER_ORG.ADMIN_AUDIT_LOG", null).isFitting()).isFalse();
    assertThat(question("ACCOUNT_COMPANY_NAME", "c").isFitting()).isTrue();
    assertThat(question("NOTHING", "c").isFitting()).isFalse();
  }

  private static AccessQuestion question(String capability, @Nullable String customer) {
    return customer == null
        ? AccessQuestion.of(Map.of("capability", capability))
        : AccessQuestion.of(Map.of("capability", capability, "customer", customer));
  }

  @Test
  void a_level_or_a_time_that_is_none_is_refused() {
    assertThatThrownBy(() -> AccessQuestion.of(Map.of("level", "NONE")))
        .isInstanceOf(BadRequestException.class);
    AccessQuestion never = AccessQuestion.of(Map.of("capability", "X", "at", "never"));
    assertThatThrownBy(() -> never.about("p", BERLIN)).isInstanceOf(BadRequestException.class);
  }
}
