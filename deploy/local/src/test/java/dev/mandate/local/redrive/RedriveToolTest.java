package dev.mandate.local.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool against a service that answers as written here. */
class RedriveToolTest {
  private static final String SENT =
      "{\"topic\":\"mandate.commands\",\"partition\":1,\"offset\":9,\"readable\":true,"
          + "\"outcome\":\"/v1/commands/s/i\"}";

  private final Map<String, String> answers = new HashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void list_takes_as_many_pages_as_it_needs_and_says_that_there_are_more() {
    answers.put(
        "GET /v1/dead-letters?limit=3",
        "{\"items\":[%s,%s],\"nextCursor\":\"c\"}".formatted(line(0, 9, true), line(0, 8, false)));
    answers.put(
        "GET /v1/dead-letters?limit=3&cursor=c",
        "{\"items\":[%s],\"nextCursor\":\"d\"}".formatted(line(1, 7, true)));

    run("list", "--limit", "2");

    assertThat(printed())
        .isEqualTo(
            """
            0/9  1970-01-01T00:00:09Z  readable  k  -  -  -  INVALID  why
            0/8  1970-01-01T00:00:08Z  unreadable  k  -  -  -  INVALID  why
            and more; --limit shows them
            """);
  }

  @Test
  void send_all_sends_what_can_be_read_oldest_first_and_leaves_the_rest() {
    answers.put(
        "GET /v1/dead-letters?limit=500",
        "{\"items\":[%s,%s],\"nextCursor\":\"c\"}".formatted(line(0, 9, true), line(0, 8, false)));
    answers.put(
        "GET /v1/dead-letters?limit=500&cursor=c", "{\"items\":[%s]}".formatted(line(1, 7, true)));
    answers.put("POST /v1/dead-letters/0/9/redrive", SENT);
    answers.put("POST /v1/dead-letters/1/7/redrive", SENT);

    run("send", "--all", "--code", "INVALID", "--detail", "wh");

    assertThat(asked)
        .endsWith("POST /v1/dead-letters/1/7/redrive", "POST /v1/dead-letters/0/9/redrive")
        .hasSize(4);
    assertThat(printed()).contains("2 of 2 sent; 1 left, as the service cannot read them");
  }

  @Test
  void send_all_says_how_far_it_came() {
    answers.put(
        "GET /v1/dead-letters?limit=500",
        "{\"items\":[%s,%s]}".formatted(line(0, 9, true), line(0, 8, true)));
    answers.put("POST /v1/dead-letters/0/8/redrive", SENT);

    assertThatThrownBy(() -> run("send", "--all"))
        .isInstanceOf(RedriveException.class)
        .hasMessage("nothing here (NOT_FOUND)");
    assertThat(printed()).contains("1 of 2 sent");
  }

  @Test
  void send_without_changes_has_no_body_and_with_changes_says_them(@TempDir Path folder)
      throws IOException {
    answers.put("POST /v1/dead-letters/0/9/redrive", SENT);
    String changes =
        "{\"key\":\"k\",\"valueBase64\":\"/w==\",\"headers\":{\"a\":\"1\",\"b\":null}}";
    answers.put("POST /v1/dead-letters/0/8/redrive " + changes, SENT);
    Path value = Files.write(folder.resolve("value"), new byte[] {(byte) 0xff});

    run("send", "0/9");
    run(
        "send",
        "0/8",
        "--key",
        "k",
        "--value",
        value.toString(),
        "--header",
        "a=1",
        "--remove-header",
        "b");

    assertThat(printed())
        .contains("0/9 sent as mandate.commands 1/9", "its outcome: GET /v1/commands/s/i");
  }

  @Test
  void show_value_writes_the_exact_bytes() {
    answers.put("GET /v1/dead-letters/0/9", "{\"record\":{\"valueBase64\":\"/wAK\"}}");

    run("show", "0/9", "--value");

    assertThat(out.toByteArray()).containsExactly(0xff, 0, '\n');
  }

  @Test
  void what_a_stranger_wrote_does_not_steer_the_terminal() {
    answers.put(
        "GET /v1/dead-letters?limit=21",
        "{\"items\":[%s]}"
            .formatted(line(0, 1, true).replace("why", "\\u001b[2J\\u009b\\u202ex\\ny")));

    run("list");

    assertThat(printed()).endsWith("INVALID  \\u001b[2J\\u009b\\u202ex\\u000ay\n");
  }

  @Test
  void a_service_that_is_away_or_somebody_else_is_said_so() {
    answers.put("GET /v1/dead-letters?limit=21", "<html>");
    assertThatThrownBy(() -> run("list")).hasMessageContaining("not as the command service would");

    service.stop(0);
    assertThatThrownBy(() -> run("list"))
        .isInstanceOf(RedriveException.class)
        .hasMessageContaining("deploy/local/start")
        .hasMessageContaining("MANDATE_COMMAND_URL");
  }

  @Test
  void the_script_helps_and_ends_with_2_if_it_is_called_wrongly()
      throws IOException, InterruptedException {
    Process help = new ProcessBuilder("bash", "redrive", "--help").start();
    String text = new String(help.getInputStream().readAllBytes(), UTF_8);
    Process wrong = new ProcessBuilder("bash", "redrive").start();

    assertThat(help.waitFor()).isZero();
    assertThat(text).contains("list", "show", "send", "--all", "MANDATE_COMMAND_URL", "(8081)");
    assertThat(wrong.waitFor()).isEqualTo(2);
  }

  private void run(String... words) {
    String address = "http://127.0.0.1:" + service.getAddress().getPort();
    try (DeadLetterApi api = new DeadLetterApi(address, "")) {
      new Redrive(api, new PrintStream(out, true, UTF_8)).run(CommandLine.parse(words));
    }
  }

  private String printed() {
    return out.toString(UTF_8);
  }

  private static String line(int partition, int offset, boolean readable) {
    return """
    {"partition":%d,"offset":%d,"timestamp":"1970-01-01T00:00:%02d.000Z","key":"k",\
    "code":"INVALID","detail":"why","original":{},"size":1,"readable":%s}\
    """
        .formatted(partition, offset, offset, readable);
  }

  /** Answers what is written for the request, and its body if it has one. */
  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String request =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + (body.isEmpty() ? "" : " " + body);
    asked.add(request);
    String answer = answers.get(request);
    byte[] bytes =
        (answer == null ? "{\"code\":\"NOT_FOUND\",\"detail\":\"nothing here\"}" : answer)
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
