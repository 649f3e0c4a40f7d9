package dev.mandate.access.testing;

import dev.mandate.testissuer.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A browser of one person, as far as HTTP goes: it keeps cookies and follows redirects. */
public final class Browser {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final int MOST_REDIRECTS = 10;

  private final String base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** One in which nobody is signed in. */
  public Browser(Api api) {
    base = api.base();
  }

  /** One in which somebody is. */
  public static Browser of(Api api, String userId) {
    return of(api, userId, Duration.ofHours(1), null);
  }

  /** The same with tokens that are good for so long, and so long if the issuer renews them. */
  public static Browser of(Api api, String userId, Duration life, @Nullable Duration renewed) {
    TestIssuer.shared().signsIn(userId, life, renewed);
    Browser browser = new Browser(api);
    browser.open("/console");
    return browser;
  }

  /** Asks, and goes on to wherever it is sent. */
  public HttpResponse<String> open(String path, String... headers) {
    HttpResponse<String> answer = get(path, headers);
    for (int i = 0; i < MOST_REDIRECTS && answer.statusCode() == 302; i++) {
      answer = get(location(answer));
    }
    return answer;
  }

  /** Asks once. */
  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Asks for the head of an answer. */
  public HttpResponse<String> head(String path) {
    return send(HttpRequest.newBuilder(address(path)).HEAD());
  }

  /** Sends a form with the hidden token of a page, as a browser would from that page. */
  public HttpResponse<String> submit(String page, String path, String... fields) {
    Matcher csrf = CSRF.matcher(open(page).body());
    if (!csrf.find()) {
      throw new IllegalStateException(page + " has no form");
    }
    String[] all = new String[fields.length + 2];
    System.arraycopy(fields, 0, all, 0, fields.length);
    all[fields.length] = "_csrf";
    all[fields.length + 1] = csrf.group(1);
    return post(path, all);
  }

  /** Sends a form: names and values by turns. */
  public HttpResponse<String> post(String path, String... fields) {
    String form =
        IntStream.range(0, fields.length / 2)
            .mapToObj(i -> encoded(fields[2 * i]) + "=" + encoded(fields[2 * i + 1]))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Sends a form with a file, and the hidden token of a page. */
  public HttpResponse<String> upload(String page, String path, String name, String content) {
    Matcher csrf = CSRF.matcher(open(page).body());
    if (!csrf.find()) {
      throw new IllegalStateException(page + " has no form");
    }
    String body =
        """
        --boundary\r
        Content-Disposition: form-data; name="_csrf"\r
        \r
        %s\r
        --boundary\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: text/csv\r
        \r
        %s\r
        --boundary--\r
        """
            .formatted(csrf.group(1), name, content);
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "multipart/form-data; boundary=boundary")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Where an answer leads to. */
  public static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /** The value of a cookie of the console, or null. */
  public @Nullable String cookie(String name) {
    List<HttpCookie> all = cookies.getCookieStore().get(URI.create(base));
    return all.stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }

  private URI address(String path) {
    return URI.create(path.startsWith("/") ? base + path : path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
