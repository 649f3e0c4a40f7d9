package dev.mandate.issuer;

import java.util.Set;

/** What clients may do by themselves. People need none of it: their roles decide. */
final class Scopes {
  static final String AUDIT = "mandate.audit";

  /** All that the services know. */
  static final Set<String> ALL =
      Set.of("mandate.system", "mandate.decide", AUDIT, "mandate.operate", "mandate.act-for-users");

  private Scopes() {}
}
