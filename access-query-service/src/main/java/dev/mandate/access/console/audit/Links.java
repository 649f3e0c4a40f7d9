package dev.mandate.access.console.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses with parameters. */
final class Links {
  private Links() {}

  /** An address with these parameters, and one more if it has a value. */
  static String to(
      String path, Map<String, String> parameters, String more, @Nullable String value) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    if (value != null) {
      all.put(more, value);
    }
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
    all.keySet().forEach(name -> link.queryParam(name, "{" + name + "}"));
    return link.encode().buildAndExpand(all).toUriString();
  }
}
