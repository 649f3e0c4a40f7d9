package dev.mandate.access.authzen;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tells clients where what is, and what is supported. */
@RestController
final class ConfigurationController {
  private static final CacheControl CACHING =
      CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

  private final AuthZenProperties properties;

  ConfigurationController(AuthZenProperties properties) {
    this.properties = properties;
  }

  @GetMapping(Endpoints.CONFIGURATION)
  ResponseEntity<ConfigurationAnswer> configuration(HttpServletRequest request) {
    String base =
        properties.publicUrl() == null
            ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
            : properties.publicUrl().toString();
    return ResponseEntity.ok()
        .cacheControl(CACHING)
        .body(ConfigurationAnswer.at(base.replaceAll("/+$", "")));
  }
}
