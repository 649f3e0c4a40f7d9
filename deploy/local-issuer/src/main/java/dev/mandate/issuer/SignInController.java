package dev.mandate.issuer;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages for people: who do you want to be, and who are you now. */
@RestController
class SignInController {
  /** The page that asks, and where its forms go. */
  static final String PATH = "/sign-in";

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Sign in - Mandate, local stack</title>
      <link rel="stylesheet" href="/sign-in.css">
      </head>
      <body>
      <main>
      %s</main>
      </body>
      </html>
      """;

  private static final String WRONG =
      "That was no user id, or not the password. A user id has letters, digits and . _ : @ - only.";

  private final List<Person> people = SamplePeople.all();

  @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
  String ask(CsrfToken csrf, @RequestParam(required = false) @Nullable String error) {
    return FRAME.formatted(
        """
        <h1>Sign in to the local stack</h1>
        %1$s<p>Who do you want to be? A local stack has no secrets: the password is
        <code>%2$s</code> for everybody, and whoever you choose comes with it.</p>
        <form method="post" action="%3$s">
        %4$s<input type="hidden" name="password" value="%2$s">
        <ul>
        %5$s
        </ul>
        </form>
        <h2>Somebody else</h2>
        <form method="post" action="%3$s">
        %4$s<label>User id <input name="username" required autocomplete="off"></label>
        <label>Password <input name="password" value="%2$s" required autocomplete="off"></label>
        <button>Sign in</button>
        </form>
        """
            .formatted(
                error == null ? "" : "<p class=\"error\" role=\"alert\">" + WRONG + "</p>\n",
                Everybody.PASSWORD,
                PATH,
                hidden(csrf),
                people.stream().map(SignInController::item).collect(Collectors.joining("\n"))));
  }

  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  String tell(CsrfToken csrf, Principal person) {
    return FRAME.formatted(
        """
        <h1>You are %s</h1>
        <p>Whatever sends you here to sign in will know you from now on.</p>
        <form method="post" action="/logout">
        %s<button>Be somebody else</button>
        </form>
        """
            .formatted(htmlEscape(person.getName()), hidden(csrf)));
  }

  private static String item(Person person) {
    return "<li><button name=\"username\" value=\"%s\"><strong>%s</strong> <span>%s</span></button></li>"
        .formatted(
            htmlEscape(person.userId()),
            htmlEscape(person.name()),
            htmlEscape(String.join(", ", person.roles())));
  }

  private static String hidden(CsrfToken csrf) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
        .formatted(htmlEscape(csrf.getParameterName()), htmlEscape(csrf.getToken()));
  }
}
