package dev.mandate.roles.store;

/**
 * How PostgreSQL has to look rows up here. Every statement brings keys, be it one or thousands, and
 * one plan is right for all: a lookup in the index for each key. Left to itself, PostgreSQL plans
 * each time anew, and reads the whole of a table that grows faster than its statistics.
 */
public final class Lookups {
  /** What each connection begins with. */
  public static final String SETTINGS =
      """
      set plan_cache_mode = force_generic_plan;
      set enable_seqscan = off;
      set enable_hashjoin = off;
      set enable_mergejoin = off
      """;

  private Lookups() {}
}
