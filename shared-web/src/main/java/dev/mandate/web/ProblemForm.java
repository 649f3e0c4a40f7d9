package dev.mandate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;

/** The form in which a service tells problems that are found before its controllers are asked. */
@FunctionalInterface
public interface ProblemForm {
  /** What to write. */
  record Written(MediaType type, Object body) {}

  /** Says what to write as JSON. */
  Written of(HttpServletRequest request, Problem problem);

  /** {@code application/problem+json} with a code. */
  static Written standard(Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", problem.status().getReasonPhrase());
    body.put("status", problem.status().value());
    body.put("detail", problem.detail());
    body.put("code", problem.code());
    return new Written(MediaType.APPLICATION_PROBLEM_JSON, body);
  }
}
