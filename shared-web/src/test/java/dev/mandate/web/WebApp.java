package dev.mandate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that says who asks. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebConfiguration.class, WebApp.Endpoints.class})
class WebApp {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  PathTable paths() {
    return new PathTable()
        .open("/open")
        .signedIn("/who")
        .signedInStored("/stored")
        .people(Set.of(Scopes.SYSTEM), "/size")
        .clients(Scopes.DECIDE, "/decide")
        .operators("/operate/{what}");
  }

  @Bean
  ProblemForm problemForm() {
    return (_, problem) -> ProblemForm.standard(problem);
  }

  @RestController
  static class Endpoints {
    @GetMapping({"/who", "/decide", "/operate/{what}", "/forgotten", "/stored"})
    String who(Caller caller) {
      return caller.toString();
    }

    @GetMapping("/open")
    String open() {
      return "open";
    }

    @PostMapping("/size")
    int size(HttpServletRequest request) throws IOException {
      return request.getInputStream().readAllBytes().length;
    }
  }

  /** A client of it. */
  record Visitor(int port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> get(String path, @Nullable String token) throws Exception {
      return send(request(path, token).GET());
    }

    HttpResponse<String> post(String path, String token, BodyPublisher body) throws Exception {
      return send(request(path, token).POST(body));
    }

    HttpResponse<String> post(String path, String token, int bytes) throws Exception {
      return post(path, token, BodyPublishers.ofByteArray(new byte[bytes]));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
      return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    }
  }
}
