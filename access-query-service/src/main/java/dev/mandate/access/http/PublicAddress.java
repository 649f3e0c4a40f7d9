package dev.mandate.access.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where others find this service.
 *
 * @param publicUrl the address under which clients reach it, or null to believe the request; a
 *     client discards a configuration that names another address than it asked at
 */
@ConfigurationProperties("mandate")
public record PublicAddress(@Nullable URI publicUrl) {
  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if no client can use it
   */
  public PublicAddress {
    if (publicUrl != null && !isBase(publicUrl)) {
      throw new IllegalArgumentException(
          "mandate.public-url has to be http(s)://host, with a port and a path if need be: "
              + publicUrl);
    }
  }

  /**
   * What the address of every call begins with, for whoever sent this request; no slash ends it.
   */
  public String base(HttpServletRequest request) {
    String base =
        publicUrl == null
            ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
            : publicUrl.toString();
    return base.replaceAll("/+$", "");
  }

  private static boolean isBase(URI url) {
    return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        && url.getHost() != null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }
}
