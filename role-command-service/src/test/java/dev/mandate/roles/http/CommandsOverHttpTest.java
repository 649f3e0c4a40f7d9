package dev.mandate.roles.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.ServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Commands over HTTP take the way over the topic and wait for their result. */
@ServiceTest
class CommandsOverHttpTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @Test
  void a_command_in_binary_mode_answers_its_result() throws Exception {
    HttpResponse<String> answer =
        post("h-1", "{\"partnerId\":\"h1\",\"name\":\"H\",\"sellsWholesale\":false}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"commandId":"h-1","commandSource":"/up/stream","outcome":"ACCEPTED","position":1,\
            "events":[{"type":"PartnerRegistered","position":1}]}\
            """);
  }

  @Test
  void a_command_in_structured_mode_answers_its_result() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/v1/commands")
                .header("content-type", "application/cloudevents+json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        {"specversion":"1.0","id":"h-2","source":"/up/stream",
                         "type":"dev.mandate.command.RegisterPartner.v1",
                         "authtype":"system","authid":"upstream",
                         "data":{"partnerId":"h2","name":"H","sellsWholesale":false}}
                        """)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"outcome\":\"ACCEPTED\"");
  }

  @Test
  void a_rejection_is_a_problem_with_its_code() throws Exception {
    post("h-3", "{\"partnerId\":\"h3\",\"name\":\"H\",\"sellsWholesale\":false}");
    HttpResponse<String> answer =
        post("h-4", "{\"partnerId\":\"h3\",\"name\":\"other\",\"sellsWholesale\":false}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"ALREADY_EXISTS\"", "\"position\":2");
  }

  @Test
  void an_unreadable_body_is_refused_with_what_is_wrong() throws Exception {
    HttpResponse<String> answer = post("h-5", "{\"partnerId\":\"h5\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"INVALID\"", "name is missing");
  }

  @Test
  void a_body_larger_than_any_command_is_refused_without_reading_it_all() throws Exception {
    HttpResponse<String> answer = post("h-6", "x".repeat(1_500_000));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("larger than 65536 bytes");
  }

  @Test
  void an_outcome_can_be_asked_for_later() throws Exception {
    post("h 7", "{\"partnerId\":\"h7\",\"name\":\"H\",\"sellsWholesale\":false}");

    HttpResponse<String> stored = send(request("/v1/commands/%2Fup%2Fstream/h%207").GET());
    HttpResponse<String> unknown = send(request("/v1/commands/%2Fup%2Fstream/never").GET());

    assertThat(stored.statusCode()).isEqualTo(200);
    assertThat(stored.body()).contains("\"commandId\":\"h 7\"", "\"outcome\":\"ACCEPTED\"");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("\"code\":\"NOT_FOUND\"");
  }

  private HttpResponse<String> post(String id, String data) throws Exception {
    return send(
        request("/v1/commands")
            .header("ce-specversion", "1.0")
            .header("ce-id", id)
            .header("ce-source", "/up/stream")
            .header("ce-type", "dev.mandate.command.RegisterPartner.v1")
            .header("ce-authtype", "system")
            .header("ce-authid", "upstream")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(data)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("authorization", ServiceTest.AUTHORIZATION);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
