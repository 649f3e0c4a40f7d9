package dev.mandate.access.authzen;

import dev.mandate.access.http.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells clients where what is, and what is supported. */
@RestController
final class ConfigurationController {
  private static final CacheControl CACHING =
      CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

  private final PublicAddress address;

  ConfigurationController(PublicAddress address) {
    this.address = address;
  }

  @GetMapping(Endpoints.CONFIGURATION)
  ResponseEntity<ConfigurationAnswer> configuration(HttpServletRequest request) {
    return ResponseEntity.ok()
        .cacheControl(CACHING)
        .body(ConfigurationAnswer.at(address.base(request)));
  }
}
