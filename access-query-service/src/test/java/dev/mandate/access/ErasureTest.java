package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Api;
import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.EventStream;
import dev.mandate.access.testing.EventStream.Block;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Instance;
import dev.mandate.access.testing.Servers;
import dev.mandate.audit.EntryForm;
import dev.mandate.audit.EntryReader;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.PersonErased;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserUpdated;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import dev.mandate.proof.Hash;
import dev.mandate.proof.SelectionProof.Part;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was said of a person can be read by nobody once it is erased, and everything goes on. */
class ErasureTest extends ServiceTest {
  private static final String NAME = "Zéphyrine Quillfeather";
  private static final String MAIL = "zephyrine@quillfeather.example";
  private static final String OWN_NAME = "Ignatius Bramblethwaite";
  private static final String ALIAS = "zq-the-quill";

  /** A partner in which these are named wherever somebody can be. */
  private static History history(String p) {
    String ada = p + "-ada";
    String customer = p + "-c";
    JsonText asked =
        new JsonText(
            "{\"partnerId\":\"%s\",\"userId\":\"%s\",\"displayName\":\"%s\",\"email\":\"%s\"}"
                .formatted(p, ada, NAME, MAIL));
    return partner(p)
        .add(new UserProvisioned(p, ada, NAME, MAIL, ALIAS)) // 2
        .add(granted(p, ada, Role.PARTNER_ADMIN), granted(p, ada, Role.FULL_ADMIN))
        .add(new CustomerProvisioned(p, customer, "Harbour Hotels", null, true)) // 5
        .byUser(ada, Role.PARTNER_ADMIN, Role.FULL_ADMIN)
        .add(new CustomerAssigned(p, ada, customer, AssignmentBasis.ASSIGNED))
        .add(new RestrictedModeToggled(p, customer, false))
        .add(
            new CustomerRoleGranted(
                p, customer, p + "-own", Role.CUSTOMER_FULL_ADMIN, OWN_NAME, MAIL)) // 8
        .add(new CommandRejected(p, "ProvisionUser", RejectionCode.ALREADY_EXISTS, "no", asked))
        .add(new UserUpdated(p, ada, NAME + " II", null, null)); // 10
  }

  private static void erase(History history) {
    String p = history.partnerId();
    history.add(new PersonErased(p, p + "-ada"), new PersonErased(p, p + "-own"));
    topic.send(history.events().subList((int) history.position() - 2, (int) history.position()));
    api.getAt(history.position(), "/v1/partners/" + p);
  }

  private static History sent(String p) {
    History history = history(p);
    topic.send(history.events());
    assertThat(api.getAt(history.position(), "/v1/partners/" + p).status()).isEqualTo(200);
    return history;
  }

  /** All that is told of a partner, by path. */
  private static List<String> paths(String p) {
    return List.of(
            "/v1/partners/%s/administrators",
            "/v1/partners/%s/administrators/%1$s-ada",
            "/v1/customers/%s-c",
            "/v1/access/matrix?partner=%s",
            "/v1/access/diff?user=%s-ada&org=%1$s-c&from=5",
            "/v1/audit/entries?partner=%s",
            "/v1/audit/review?capability=USERS_AND_LICENSES&org=%s",
            "/v1/audit/review/administrators?partner=%s&finding=SEVERAL_ROLES",
            "/v1/adminAudit/events?orgId=%s&from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z",
            "/v1/partner/organizations/%s-c/partnerAdmins")
        .stream()
        .map(path -> path.formatted(p))
        .toList();
  }

  @Test
  void every_answer_names_people_and_none_does_any_more_once_they_are_erased() {
    History history = sent("erased-all");
    for (String path : paths("erased-all")) {
      assertThat(api.get(path).response().body()).as(path).containsIgnoringCase("quillfeather");
    }
    assertThat(api.get("/v1/customers/erased-all-c").response().body()).contains(OWN_NAME, MAIL);

    erase(history);

    try (Instance other = Instance.start(SERVERS)) {
      for (Api instance : List.of(api, other.api())) {
        for (String path : paths("erased-all")) {
          Answer answer = instance.getAt(history.position(), path);
          assertThat(answer.status()).as(path).isEqualTo(200);
          assertThat(answer.response().body())
              .as(path)
              .doesNotContainIgnoringCase("quillfeather", ALIAS, OWN_NAME);
        }
      }
    }
  }

  @Test
  void whoever_is_erased_keeps_its_id_and_its_roles_and_is_said_to_be_erased() {
    History history = sent("erased-shape");

    erase(history);

    assertThat(
            api.get("/v1/partners/erased-shape/administrators/erased-shape-ada").response().body())
        .contains("\"displayName\":\"\",\"email\":\"\",\"roles\":[{", "\"erased\":true}")
        .doesNotContain("alias");
    assertThat(api.get("/v1/customers/erased-shape-c").body().get("administrators").toString())
        .isEqualTo(
            """
            [{"userId":"erased-shape-own","roles":["CUSTOMER_FULL_ADMIN"],"erased":true}]\
            """);
    assertThat(access(history, "erased-shape-ada", "erased-shape-c").status()).isEqualTo(200);
    assertThat(
            api.get(
                    "/v1/adminAudit/events?orgId=erased-shape&from=2026-01-01T00:00:00Z"
                        + "&to=2027-01-01T00:00:00Z")
                .response()
                .body())
        .contains("\"actorName\":\"erased-shape-ada\"")
        .doesNotContain("sealed:");
    assertThat(api.get("/v1/partner/organizations/erased-shape-c/partnerAdmins").body().toString())
        .contains("\"displayName\":\"\",\"firstName\":\"\",\"emails\":[]");
    assertThat(api.get("/v1/audit/entries?partner=erased-shape&limit=1").items("summary"))
        .containsExactly("erased-shape-ada erased the personal data of erased-shape-own.");
  }

  @Test
  void names_are_found_until_they_are_erased_and_new_ones_afterwards() {
    History history = sent("erased-search");
    String names = "/v1/partners/erased-search/administrators?name=";
    String words = "/v1/audit/entries?partner=erased-search&limit=1000&q=";
    String all = "/v1/audit/entries?limit=1000&q=" + Api.encoded("ÉPHYRINE QUILL");
    assertThat(api.get(names + "QUILL").items("userId")).containsExactly("erased-search-ada");
    assertThat(api.get(words + "quillfeather%20ii").items("position")).isEmpty();
    assertThat(api.get(words + "quillfeather").items("position"))
        .containsExactly("10", "9", "8", "7", "6", "4", "3", "2");
    assertThat(api.get(words + "bramble").items("position")).containsExactly("8");
    assertThat(api.get(all).items("partnerId")).contains("erased-search");

    erase(history);

    assertThat(api.get(names + "quill").items("userId")).isEmpty();
    assertThat(api.get(words + "quill").items("position")).isEmpty();
    assertThat(api.get(words + "bramble").items("position")).isEmpty();
    assertThat(api.get(all).items("partnerId")).doesNotContain("erased-search");
    assertThat(api.get(words + "harbour").items("position")).isNotEmpty();
    history.add(new UserUpdated("erased-search", "erased-search-ada", "Quill again", null, null));
    topic.send(List.of(history.last()));
    assertThat(api.getAt(history.position(), names + "quill").items("userId"))
        .containsExactly("erased-search-ada");
  }

  @Test
  void R33_the_log_proves_the_same_before_and_after() {
    History history = sent("erased-proof");
    String path = "/v1/audit/entries?limit=1000&partner=erased-proof&to=" + History.decidedAt(11);
    List<Hash> before = leaves(api.get(path));

    erase(history);

    assertThat(leaves(api.get(path))).isEqualTo(before);
    HttpResponse<String> export = api.getRaw("/v1/audit/export?format=jsonl&partner=erased-proof");
    assertThat(export.body()).doesNotContain("Quillfeather").contains("sealed:");
    List<Hash> exported =
        export.body().lines().map(EntryReader::read).map(EntryForm::hash).toList();
    assertThat(exported.subList(0, 10)).isEqualTo(before.reversed());
    assertThat(selected(manifest(export) + "/proof")).isEqualTo(exported);
  }

  private static List<Hash> leaves(Answer answer) {
    return answer
        .body()
        .get("items")
        .valueStream()
        .map(item -> EntryReader.read(item.toString()))
        .map(EntryForm::hash)
        .toList();
  }

  private static List<Hash> selected(String path) {
    await().until(() -> api.getRaw(path).statusCode() == 200);
    return api.getText(path)
        .lines()
        .skip(1)
        .filter(line -> !line.isEmpty())
        .map(Part::of)
        .filter(Part::selected)
        .map(Part::root)
        .toList();
  }

  private static String manifest(HttpResponse<String> export) {
    String link = export.headers().firstValue("Link").orElseThrow();
    return link.substring(1, link.indexOf('>'));
  }

  private static String words(HttpResponse<String> export) {
    return api.get(manifest(export)).body().get("filters").get("q").asString();
  }

  @Test
  void an_export_of_before_is_still_proved_and_cannot_be_had_again() {
    History history = sent("erased-export");
    HttpResponse<String> export = api.getRaw("/v1/audit/export?format=csv&partner=erased-export");
    HttpResponse<String> found =
        api.getRaw("/v1/audit/export?format=csv&partner=erased-export&q=Harbour");
    assertThat(export.body()).contains("Quillfeather");
    assertThat(api.getText(manifest(export) + "/content")).isEqualTo(export.body());
    List<Hash> proved = selected(manifest(export) + "/proof");
    assertThat(words(found)).isEqualTo("Harbour");

    erase(history);

    assertThat(words(found)).isEqualTo("erased");
    expectProblem(410, "GONE", manifest(export) + "/content");
    expectProblem(410, "GONE", manifest(export) + "/content?offset=100");
    assertThat(selected(manifest(export) + "/proof")).isEqualTo(proved).hasSize(10);
    assertThat(api.get(manifest(export)).body().get("complete").asBoolean()).isTrue();
    expectProblem(410, "GONE", manifest(found) + "/proof");
    HttpResponse<String> later = api.getRaw("/v1/audit/export?format=csv&partner=erased-export");
    assertThat(api.getText(manifest(later) + "/content")).isEqualTo(later.body());
  }

  @Test
  void a_stream_tells_names_until_they_are_erased() {
    History history = sent("erased-stream");
    assertThat(stream("erased-stream", 10)).contains(NAME, MAIL, OWN_NAME);

    erase(history);

    assertThat(stream("erased-stream", history.position()))
        .doesNotContain("Quillfeather", MAIL, OWN_NAME)
        .contains("sealed:", "\"userId\":\"erased-stream-ada\"");
  }

  private static String stream(String partner, long upTo) {
    String path = "/v1/changes?from=0&partner=" + partner;
    try (EventStream stream =
        EventStream.open(Integer.parseInt(api.base().replaceFirst(".*:", "")), path)) {
      return stream.upTo(upTo).stream().map(Block::data).collect(Collectors.joining("\n"));
    }
  }

  @Test
  void no_name_is_in_any_file_of_the_database_even_before_it_is_erased() {
    History history = sent("erased-bytes");
    assertThat(Servers.filesOfPostgresWith("Harbour Hotels")).isNotEmpty();

    Stream.of(NAME, MAIL, OWN_NAME, ALIAS)
        .forEach(text -> assertThat(Servers.filesOfPostgresWith(text)).as(text).isEmpty());

    erase(history);
    Stream.of(NAME, MAIL, OWN_NAME, ALIAS)
        .forEach(text -> assertThat(Servers.filesOfPostgresWith(text)).as(text).isEmpty());
  }
}
