package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.testing.Api;
import dev.mandate.access.testing.Browser;
import dev.mandate.access.testing.CommandEndpoint.Reply;
import dev.mandate.access.testing.History;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import dev.mandate.testissuer.SecurityTable;
import dev.mandate.testissuer.SecurityTable.Row;
import dev.mandate.web.PathTable;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The table of {@code SECURITY.md}: every endpoint, asked by everybody. */
class SecurityTableTest extends ServiceTest {
  static final List<Row> ROWS = SecurityTable.under("Query service");
  static final List<Row> CONSOLE_ROWS = SecurityTable.under("Console");

  private static final String P = "table-partner";
  private static final String OTHER = "table-others-partner";
  private static final String COLLEAGUE = "table-colleague";

  /** The roles of each column, in the partner or in the customer. */
  private static final Map<String, List<Role>> ROLES =
      Map.ofEntries(
          Map.entry("FA", List.of(Role.FULL_ADMIN)),
          Map.entry("RO", List.of(Role.READ_ONLY_ADMIN)),
          Map.entry("PFA", List.of(Role.PARTNER_FULL_ADMIN)),
          Map.entry("PA", List.of(Role.PARTNER_ADMIN)),
          Map.entry("PRO", List.of(Role.PARTNER_READ_ONLY_ADMIN)),
          Map.entry("WA", List.of(Role.PARTNER_ADMIN, Role.WHOLESALE_ADMIN)),
          Map.entry("PROV", List.of(Role.PARTNER_ADMIN)),
          Map.entry("CFA", List.of(Role.CUSTOMER_FULL_ADMIN)),
          Map.entry("CRO", List.of(Role.CUSTOMER_READ_ONLY_ADMIN)),
          Map.entry("CUD", List.of(Role.CUSTOMER_USER_DEVICE_ADMIN)),
          Map.entry("CDA", List.of(Role.CUSTOMER_DEVICE_ADMIN)),
          Map.entry("CSU", List.of(Role.CUSTOMER_SUPPORT_ADMIN)),
          Map.entry("CCO", List.of(Role.CUSTOMER_COMPLIANCE_OFFICER)),
          Map.entry("CAT", List.of(Role.CUSTOMER_ADVANCED_TROUBLESHOOTING)));

  /** Names of the table that stand for what there is. */
  private static final Map<String, String> THERE = new HashMap<>();

  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Autowired private PathTable paths;

  @BeforeAll
  static void one_person_for_each_role() {
    History history =
        partner(P)
            .add(
                new CustomerProvisioned(P, "table-customer", "C", null, true),
                new CustomerProvisioned(P, "table-unlisted", "U", null, true))
            .add(user(P, COLLEAGUE, "Colleague"), granted(P, COLLEAGUE, Role.PARTNER_ADMIN));
    ROLES.forEach((column, roles) -> roles.forEach(role -> give(history, column, role)));
    History others =
        partner(OTHER)
            .add(user(OTHER, person("other"), "Other"))
            .add(granted(OTHER, person("other"), Role.FULL_ADMIN))
            .add(granted(OTHER, person("other"), Role.PARTNER_FULL_ADMIN));
    topic.send(history.events());
    topic.send(others.events());
    COMMANDS.decide(_ -> Reply.accepted(1));
    THERE.put("partner", P);
    THERE.put("customer", "table-customer");
    THERE.put("unlisted", "table-unlisted");
    THERE.put("colleague", COLLEAGUE);
    THERE.put("size", awaitCheckpoint(history.position()));
    THERE.put("export", export(api, "partner=" + P));
    assertThat(access(history, COLLEAGUE, P).status()).isEqualTo(200);
    assertThat(access(others, person("other"), OTHER).status()).isEqualTo(200);
  }

  private static void give(History history, String column, Role role) {
    String user = person(column);
    if (column.startsWith("C")) {
      history.add(ownRole(P, "table-customer", user, role));
      return;
    }
    if (role != Role.WHOLESALE_ADMIN) {
      history.add(user(P, user, column));
    }
    history.add(granted(P, user, role));
    if (role == Role.PARTNER_ADMIN) {
      AssignmentBasis basis =
          column.equals("PROV") ? AssignmentBasis.ATTACHED : AssignmentBasis.ASSIGNED;
      history.add(new CustomerAssigned(P, user, "table-customer", basis));
    }
  }

  private static String awaitCheckpoint(long position) {
    String path = "/v1/audit/checkpoints?limit=1&partner=" + P;
    await().until(() -> api.get(path).body().toString().contains("\"size\":" + position));
    return Long.toString(position);
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void everybody_is_answered_as_the_table_says(Row row) {
    Map<String, Integer> answered = new LinkedHashMap<>();
    row.statuses()
        .keySet()
        .forEach(column -> answered.put(column, ask(row, column, THERE).statusCode()));
    assertThat(answered).isEqualTo(row.statuses());
  }

  @ParameterizedTest
  @FieldSource("CONSOLE_ROWS")
  void everybody_is_answered_by_the_console_as_its_table_says(Row row) {
    Map<String, Integer> answered = new LinkedHashMap<>();
    row.statuses().keySet().forEach(column -> answered.put(column, browse(row, column)));
    assertThat(answered).isEqualTo(row.statuses());
  }

  private static int browse(Row row, String column) {
    Browser browser = column.equals("none") ? new Browser(api) : Browser.of(api, person(column));
    String path = filled(row.target(), column, THERE);
    return switch (row.method()) {
      case "GET" -> browser.get(path).statusCode();
      case "HEAD" -> browser.head(path).statusCode();
      default -> {
        String[] form = {
          "nonce", "x", "role", "READ_ONLY_ADMIN", "until", "2100-01-01T00:00", "customerId", "c"
        };
        yield column.equals("none")
            ? browser.post(path, form).statusCode()
            : browser.submit("/console", path, form).statusCode();
      }
    };
  }

  /** What is somebody else's is answered like what does not exist, but for the id (R30). */
  @ParameterizedTest
  @FieldSource("ROWS")
  void R30_others_cannot_tell_what_exists_from_what_does_not(Row row) {
    Map<String, String> notThere = new HashMap<>();
    THERE.forEach((name, id) -> notThere.put(name, id.replaceFirst("^table-", "tabel-")));
    notThere.put("export", UUID.randomUUID().toString());
    for (String column : List.of("other", "bound")) {
      assertThat(withoutIds(ask(row, column, THERE), THERE))
          .as("%s asked by %s", row, column)
          .isEqualTo(withoutIds(ask(row, column, notThere), notThere));
    }
  }

  @Test
  void no_endpoint_is_missing_in_the_table_of_SECURITY() {
    for (RequestMappingInfo endpoint : endpoints()) {
      for (PathPattern pattern : patterns(endpoint)) {
        assertThat(isOfConsole(pattern) ? CONSOLE_ROWS : ROWS)
            .as("%s %s", endpoint.getMethodsCondition(), pattern)
            .anyMatch(row -> isOf(row, endpoint, pattern));
      }
    }
  }

  @Test
  void every_path_is_closed_that_the_table_in_the_code_does_not_open() {
    Set<String> answered = new TreeSet<>();
    endpoints().forEach(e -> patterns(e).forEach(p -> answered.add(p.getPatternString())));
    Set<String> open = new TreeSet<>(paths.paths());
    open.addAll(ConsolePaths.pages());
    assertThat(open).isEqualTo(answered);
    assertThat(api.get("/v1/nothing").text("code")).isEqualTo("NOT_FOUND");
    assertThat(api.as(null).get("/v1/nothing").status()).isEqualTo(401);
    assertThat(api.get("/v1/audit").status()).isEqualTo(404);
  }

  /** All but the page of problems, which nobody can ask for. */
  private Set<RequestMappingInfo> endpoints() {
    return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
        .filter(endpoint -> !endpoint.getPatternValues().contains(ConsolePaths.PROBLEM))
        .collect(Collectors.toSet());
  }

  private static boolean isOfConsole(PathPattern pattern) {
    return pattern.getPatternString().startsWith(ConsolePaths.ROOT);
  }

  private static Set<PathPattern> patterns(RequestMappingInfo endpoint) {
    return Objects.requireNonNull(endpoint.getPathPatternsCondition()).getPatterns();
  }

  private static boolean isOf(Row row, RequestMappingInfo endpoint, PathPattern pattern) {
    String method = row.method().replace("HEAD", "GET");
    return endpoint.getMethodsCondition().getMethods().stream()
            .anyMatch(known -> known.name().equals(method))
        && pattern.matches(PathContainer.parsePath(row.path()));
  }

  private static HttpResponse<String> ask(Row row, String column, Map<String, String> ids) {
    Api asking = api.as(SecurityTable.token(column, person(column)));
    String target = filled(row.target(), column, ids);
    if (target.contains("{ownExport}")) {
      String own = export(asking, "customer=" + ids.get("customer"));
      target = target.replace("{ownExport}", own);
    }
    String body = row.path().startsWith("/access") ? question(ids) : "";
    return asking.exchange(
        row.method(),
        target,
        BodyPublishers.ofString(body),
        "TrackingID",
        "t",
        "Content-Type",
        "application/json");
  }

  private static String filled(String target, String column, Map<String, String> ids) {
    boolean isPerson = ROLES.containsKey(column) || column.equals("other");
    String filled = target.replace("{self}", isPerson ? person(column) : "{colleague}");
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled;
  }

  private static String question(Map<String, String> ids) {
    return """
    {"subject":{"type":"user","id":"%s"},"action":{"name":"view:USERS_AND_LICENSES"},\
    "resource":{"type":"partner_org","id":"%s"}}\
    """
        .formatted(ids.get("colleague"), ids.get("partner"));
  }

  /** Begins an export, and says its id; that of none if it is refused. */
  private static String export(Api asking, String filter) {
    String link =
        asking
            .getRaw("/v1/audit/export?format=jsonl&" + filter)
            .headers()
            .firstValue("Link")
            .orElse(null);
    return link == null ? UUID.randomUUID().toString() : link.replaceAll("<.*/|>.*", "");
  }

  private static String person(String column) {
    return "table-" + column;
  }

  /** All of an answer but the ids that were asked about, and when it was given. */
  private static String withoutIds(HttpResponse<String> answer, Map<String, String> ids) {
    Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("keep-alive");
    String all = answer.statusCode() + " " + new TreeMap<>(headers) + answer.body();
    for (Map.Entry<String, String> id : ids.entrySet()) {
      if (!id.getKey().equals("size")) {
        all = all.replace(id.getValue(), "{" + id.getKey() + "}");
      }
    }
    // An export of one's own has its own id and its own time.
    return all.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{uuid}")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "{time}");
  }

  @Test
  void a_token_that_is_not_good_says_so_in_the_header_of_the_standard() {
    assertThat(challenge(null)).isEqualTo("Bearer");
    assertThat(challenge(SecurityTable.token("expired", "x")))
        .isEqualTo("Bearer error=\"invalid_token\"");
    assertThat(challenge("nonsense")).isEqualTo("Bearer error=\"invalid_token\"");
  }

  private static @Nullable String challenge(@Nullable String token) {
    return api.as(token).get("/v1/catalog").header("WWW-Authenticate");
  }
}
