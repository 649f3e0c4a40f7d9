package dev.mandate.access.personal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the people of all partners are and were called, as one generation of tables says it. */
final class Names {
  private final long tables;
  private final Map<String, PartnerNames> partners = new ConcurrentHashMap<>();

  /** None yet. */
  Names(long tables) {
    this.tables = tables;
  }

  /** Which tables, as {@link NameTables#tables} tells them apart. */
  long tables() {
    return tables;
  }

  /** Those of one partner. */
  PartnerNames of(String partnerId) {
    return partners.computeIfAbsent(partnerId, _ -> new PartnerNames());
  }
}
