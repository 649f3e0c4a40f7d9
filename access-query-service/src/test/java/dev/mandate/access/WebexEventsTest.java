package dev.mandate.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log as Webex gives its admin audit events. */
class WebexEventsTest extends ServiceTest {
  private static final String P = "webex-log";
  private static final String ADA = "webex-ada";
  private static final String C = "webex-c";
  private static final String EVENTS = "/v1/adminAudit/events?";
  private static final String ALWAYS = "&from=2026-01-01T00:00:00.000Z&to=2027-01-01T00:00:00.000Z";
  private static final Pattern LINK = Pattern.compile("<([^<>,\\s]+)>; rel=\"next\"");

  @BeforeAll
  static void a_log() {
    History history =
        partner(P)
            .add(user(P, ADA, "Ada")) // 2
            .add(new CustomerProvisioned(P, C, "Acme", null, true)) // 3
            .byUser(ADA, Role.FULL_ADMIN, Role.PARTNER_FULL_ADMIN)
            .tracedBy("process-7", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .add(granted(P, ADA, Role.PARTNER_ADMIN)) // 4
            .add(new RestrictedModeToggled(P, C, false)) // 5
            .add(
                new CommandRejected(
                    P,
                    "GrantRole",
                    RejectionCode.ROLE_NOT_ASSIGNABLE,
                    "no",
                    new JsonText(
                        "{\"userId\":\"webex-ada\",\"role\":\"PROVISIONING_ADMIN\"}"))); // 6
    topic.send(history.events());
    assertThat(api.getAt(6, "/v1/partners/" + P).status()).isEqualTo(200);
  }

  @Test
  void an_event_has_the_fields_of_Webex_and_no_empty_ones() {
    Answer answer = api.get(EVENTS + "orgId=webex-log&actorId=webex-ada" + ALWAYS);
    assertThat(answer.fields()).containsExactly("items");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.items("id")).containsExactly("webex-log:6", "webex-log:5", "webex-log:4");
    assertThat(answer.body().get("items").get(2).toString())
        .isEqualTo(
            """
            {"id":"webex-log:4","created":"2026-03-01T08:00:04.000Z","actorId":"webex-ada",\
            "actorOrgId":"webex-log","data":{"actorName":"Ada",\
            "actorEmail":"webex-ada@example.com","actorOrgName":"Partner webex-log",\
            "adminRoles":["FULL_ADMIN","PARTNER_FULL_ADMIN"],"eventCategory":"USERS",\
            "eventDescription":"Administrator role granted",\
            "actionText":"Ada (webex-ada) granted the role Partner administrator to Ada (webex-ada).",\
            "trackingId":"process-7","targetType":"PERSON","targetId":"webex-ada",\
            "targetName":"Ada","targetOrgId":"webex-log","targetOrgName":"Partner webex-log",\
            "operationType":"UPDATE","roleAdded":"PARTNER_ADMIN"}}\
            """);
    assertThat(answer.body().get("items").get(1).get("data").toString())
        .contains(
            "\"targetType\":\"ORG\",\"targetId\":\"webex-c\",\"targetName\":\"Acme\"",
            "\"settingName\":\"Restricted mode\",\"settingValue\":\"false\","
                + "\"previousValue\":\"true\"");
    assertThat(answer.body().get("items").get(0).get("data").toString())
        .contains("\"errorCode\":\"ROLE_NOT_ASSIGNABLE\",\"errorMessage\":\"no\"");
  }

  @Test
  void sentences_come_in_the_language_that_is_accepted() {
    Answer answer = api.get(EVENTS + "orgId=webex-log" + ALWAYS, "Accept-Language", "zh-CN,zh");
    assertThat(answer.header("Content-Language")).isEqualTo("zh");
    assertThat(answer.body().get("items").get(1).get("data").get("actionText").asString())
        .isEqualTo("Ada（webex-ada）将Acme（webex-c）的受限模式设为关闭。");
  }

  @Test
  void the_pages_that_links_lead_through_are_the_log_while_new_events_come() {
    String p = "webex-pages";
    History history = RandomHistory.of(p, 40, 11);
    topic.send(history.events());
    List<String> ids = new ArrayList<>();
    String path = EVENTS + "orgId=webex-pages&max=7" + ALWAYS;
    int pages = 0;
    while (path != null) {
      Answer page = api.getAt(history.position(), path);
      assertThat(page.status()).isEqualTo(200);
      ids.addAll(page.items("id"));
      assertThat(page.items("id")).hasSizeLessThanOrEqualTo(7);
      path = next(page);
      history.add(user(p, "webex-new-" + pages, "New"));
      topic.send(List.of(history.last()));
      pages++;
    }
    assertThat(pages).isEqualTo(6);
    assertThat(ids).isEqualTo(idsDownFrom(p, 40));
  }

  @Test
  void a_full_last_page_has_no_link() {
    assertThat(api.get(EVENTS + "orgId=webex-log&max=6" + ALWAYS).header("Link")).isNull();
    assertThat(api.get(EVENTS + "orgId=webex-log&max=5" + ALWAYS).header("Link")).isNotNull();
  }

  @Test
  void a_link_is_absolute_and_carries_all_parameters_with_commas_encoded() {
    Answer page =
        api.get(
            EVENTS
                + "orgId=webex-log&actorId=webex-ada&eventCategories=users,org_settings&max=1"
                + "&from=2026-03-01T09:00:04%2B01:00&to=2027-01-01T00:00:00.000Z");
    assertThat(page.header("Link"))
        .startsWith(
            "<"
                + api.base()
                + EVENTS
                + "orgId=webex-log&from=2026-03-01T08%3A00%3A04.000Z&to=2027-01-01T00%3A00%3A00.000Z"
                + "&actorId=webex-ada&eventCategories=USERS%2CORG_SETTINGS&max=1&cursor=");
    Answer second = api.get(Objects.requireNonNull(next(page)));
    Answer third = api.get(Objects.requireNonNull(next(second)));
    assertThat(second.items("id")).containsExactly("webex-log:5");
    assertThat(third.items("id")).containsExactly("webex-log:4");
    assertThat(third.header("Link")).isNull();
  }

  @Test
  void an_offset_counts_from_the_newest_event_and_the_links_go_on_from_there() {
    Answer page = api.get(EVENTS + "orgId=webex-log&offset=2&max=3" + ALWAYS);
    assertThat(page.items("id")).containsExactly("webex-log:4", "webex-log:3", "webex-log:2");
    assertThat(api.get(Objects.requireNonNull(next(page))).items("id"))
        .containsExactly("webex-log:1");
    assertThat(api.get(EVENTS + "orgId=webex-log&offset=6" + ALWAYS).items("id")).isEmpty();
    assertThat(api.get(EVENTS + "orgId=webex-log&offset=7" + ALWAYS).items("id")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eventCategories=USERS | 4,2",
        "eventCategories=users,Customers | 4,3,2",
        "eventCategories=USERS&eventCategories=org_settings,CUSTOMERS | 6,5,4,3,2,1",
        "eventCategories=ORG_SETTINGS&eventCategories=ORG_SETTINGS | 6,5,1",
        "eventCategories=LOGINS,LOGOUT | ''",
        "eventCategories=LOGINS,users | 4,2",
        "eventCategories= | 6,5,4,3,2,1",
      })
  void categories_come_joined_and_repeated_and_in_any_case(String asked, String positions) {
    assertThat(api.get(EVENTS + "orgId=webex-log&" + asked + ALWAYS).items("id"))
        .isEqualTo(ids(positions));
  }

  @Test
  void the_categories_are_those_that_occur() {
    assertThat(api.get("/v1/adminAudit/eventCategories").body().toString())
        .isEqualTo("{\"eventCategories\":[\"USERS\",\"CUSTOMERS\",\"ORG_SETTINGS\"]}");
  }

  @Test
  void the_events_of_a_customer_are_those_about_it() {
    assertThat(api.get(EVENTS + "orgId=webex-c" + ALWAYS).items("id")).isEqualTo(ids("5,3"));
  }

  @Test
  void ids_come_in_the_form_of_Webex_as_well() {
    String org = webexId("ORGANIZATION", P);
    String actor = webexId("PEOPLE", ADA);
    assertThat(api.get(EVENTS + "orgId=%s&actorId=%s".formatted(org, actor) + ALWAYS).items("id"))
        .isEqualTo(ids("6,5,4"));
  }

  @Test
  void from_is_inclusive_and_to_is_not() {
    assertThat(
            api.get(
                    EVENTS
                        + "orgId=webex-log&from=2026-03-01T08:00:03.000Z"
                        + "&to=2026-03-01T08:00:05.000Z")
                .items("id"))
        .isEqualTo(ids("4,3"));
  }

  @Test
  void parameters_that_nobody_knows_are_ignored() {
    assertThat(api.get(EVENTS + "orgId=webex-log&sortBy=x&targetId=y" + ALWAYS).items("id"))
        .hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orgId", "from", "to"})
  void a_missing_parameter_is_told_in_the_words_of_Webex(String missing) {
    String all = "orgId=webex-log" + ALWAYS;
    for (String without : List.of("", missing + "=")) {
      expectError(
          400,
          "Required request parameter '%s' for method parameter type String is not present"
              .formatted(missing),
          "GET",
          EVENTS + all.replaceFirst(missing + "=[^&]*", without));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "max=0, max has to be 1 to 200",
    "max=201, max has to be 1 to 200",
    "max=x, Failed to convert 'max' with value: 'x'",
    "offset=-1, offset has to be 0 to 10000; follow the links of the pages",
    "offset=10001, offset has to be 0 to 10000; follow the links of the pages",
    "cursor=x, cursor is none that this service gave",
  })
  void a_wrong_parameter_is_told_with_what_would_be_right(String wrong, String message) {
    expectError(400, message, "GET", EVENTS + "orgId=webex-log&" + wrong + ALWAYS);
  }

  @Test
  void wrong_times_are_told() {
    expectError(
        400,
        "from has to be an ISO 8601 instant such as 2026-01-31T12:00:00.000Z",
        "GET",
        EVENTS + "orgId=webex-log&from=yesterday&to=2027-01-01T00:00:00.000Z");
    expectError(
        400,
        "from has to be no later than to",
        "GET",
        EVENTS + "orgId=webex-log&from=2027-01-01T00:00:00.000Z&to=2026-01-01T00:00:00.000Z");
  }

  @Test
  void errors_that_the_framework_finds_have_the_same_form() {
    expectError(404, "What is asked about is not known.", "GET", EVENTS + "orgId=no" + ALWAYS);
    expectError(404, "There is nothing at this address.", "GET", "/v1/adminAudit/other");
    expectError(404, "There is nothing at this address.", "GET", "/v1/partner/other");
    Answer method = expectError(405, "Method 'PUT' is not supported.", "PUT", EVENTS);
    assertThat(method.header("Allow")).isEqualTo("GET");
  }

  @Test
  void other_errors_stay_problems() {
    expectProblem(404, "NOT_FOUND", "/v1/partners/nobody");
    expectProblem(404, "NOT_FOUND", "/v1/adminAuditor");
    assertThat(api.get("/v1/partners/nobody").header("TrackingID")).isNull();
  }

  @Test
  void a_request_keeps_the_tracking_id_that_its_client_gave_it() {
    Answer own = api.get("/v1/adminAudit/events", "TrackingID", "ITCLIENT_1_0_imi:true");
    assertThat(own.header("TrackingID")).isEqualTo("ITCLIENT_1_0_imi:true");
    assertThat(own.text("trackingId")).isEqualTo("ITCLIENT_1_0_imi:true");
    Answer unusable = api.get("/v1/adminAudit/eventCategories", "TrackingID", "x y\"z");
    assertThat(unusable.header("TrackingID")).matches("MANDATE_[0-9a-f-]{36}");
  }

  private static Answer expectError(int status, String message, String method, String path) {
    Answer answer = api.send(method, path);
    assertThat(answer.status()).as(path).isEqualTo(status);
    assertThat(answer.header("Content-Type")).as(path).isEqualTo("application/json");
    assertThat(answer.body().toString())
        .as(path)
        .isEqualTo(
            "{\"message\":\"%1$s\",\"errors\":[{\"description\":\"%1$s\"}],\"trackingId\":\"%2$s\"}"
                .formatted(message, answer.header("TrackingID")));
    return answer;
  }

  /** The path of the next page, read as strictly as a client may. */
  private static @Nullable String next(Answer page) {
    List<String> links = page.response().headers().allValues("Link");
    if (links.isEmpty()) {
      return null;
    }
    Matcher link = LINK.matcher(links.getFirst());
    assertThat(links).singleElement().matches(_ -> link.matches());
    assertThat(link.group(1)).startsWith(api.base() + "/");
    return link.group(1).substring(api.base().length());
  }

  private static List<String> ids(String positions) {
    return positions.isEmpty()
        ? List.of()
        : List.of(positions.split(",")).stream().map(position -> P + ":" + position).toList();
  }

  private static List<String> idsDownFrom(String partner, long last) {
    List<String> ids =
        new ArrayList<>(
            LongStream.rangeClosed(1, last)
                .mapToObj(position -> partner + ":" + position)
                .toList());
    Collections.reverse(ids);
    return ids;
  }

  private static String webexId(String type, String id) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString("ciscospark://us/%s/%s".formatted(type, id).getBytes(UTF_8));
  }
}
