package dev.mandate.access.authzen;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where others find this service.
 *
 * @param publicUrl the address under which clients reach it, or null to believe the request; a
 *     client discards a configuration that names another address than it asked at
 */
@ConfigurationProperties("mandate")
record AuthZenProperties(@Nullable URI publicUrl) {
  AuthZenProperties {
    if (publicUrl != null && !isBase(publicUrl)) {
      throw new IllegalArgumentException(
          "mandate.public-url has to be http(s)://host, with a port and a path if need be: "
              + publicUrl);
    }
  }

  private static boolean isBase(URI url) {
    return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        && url.getHost() != null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }
}
