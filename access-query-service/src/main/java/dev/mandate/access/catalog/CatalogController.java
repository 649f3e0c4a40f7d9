package dev.mandate.access.catalog;

import dev.mandate.access.http.Fingerprint;
import dev.mandate.policy.Language;
import dev.mandate.policy.Policy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with the tables that decide. They change only with the service, so each language is
 * written once, and its tag is a hash of what is written.
 */
@RestController
final class CatalogController {
  private static final CacheControl CACHING =
      CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

  private final Map<Language, ResponseEntity<byte[]>> answers = new EnumMap<>(Language.class);

  CatalogController(JsonMapper json) {
    for (Language language : Language.values()) {
      answers.put(
          language,
          answer(language, json.writeValueAsBytes(CatalogAnswer.of(Policy.standard(), language))));
    }
  }

  @GetMapping("/v1/catalog")
  ResponseEntity<byte[]> catalog(
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String acceptLanguage) {
    return Objects.requireNonNull(answers.get(Language.accepted(acceptLanguage)));
  }

  private static ResponseEntity<byte[]> answer(Language language, byte[] body) {
    return ResponseEntity.ok()
        .cacheControl(CACHING)
        .eTag(Fingerprint.of(body)) // whoever has it is answered 304
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body);
  }
}
