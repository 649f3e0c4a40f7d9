package dev.mandate.access.audit;

import static dev.mandate.access.bench.LogFiller.anyPartner;

import dev.mandate.access.bench.LogFiller;
import dev.mandate.audit.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is searched for, each time for somebody else. */
final class SearchFilters {
  static final Map<String, Function<Random, AuditFilter>> ALL = all();

  private SearchFilters() {}

  private static Map<String, Function<Random, AuditFilter>> all() {
    Map<String, Function<Random, AuditFilter>> all = new LinkedHashMap<>();
    all.put("none", _ -> of(null, null, null, null, null, null));
    all.put("a day", random -> day(null, random));
    all.put(
        "partner",
        random -> of(LogFiller.partner(anyPartner(random)), null, null, null, null, null));
    all.put("partner, a day", random -> day(LogFiller.partner(anyPartner(random)), random));
    all.put("administrator", random -> of(null, LogFiller.user(random), null, null, null, null));
    all.put("system", random -> of(null, LogFiller.system(random), null, null, null, null));
    all.put(
        "partner and system",
        random ->
            of(
                LogFiller.partner(anyPartner(random)),
                LogFiller.system(random),
                null,
                null,
                null,
                null));
    all.put("target, a user", random -> of(null, null, LogFiller.user(random), null, null, null));
    all.put(
        "target, a customer",
        random -> of(null, null, LogFiller.customer(random), null, null, null));
    all.put("action, an event", _ -> of(null, null, null, "CustomerRenamed", null, null));
    all.put("action, a command", _ -> of(null, null, null, "GrantRole", null, null));
    all.put(
        "partner and event",
        random ->
            of(LogFiller.partner(anyPartner(random)), null, null, "CustomerRenamed", null, null));
    all.put(
        "partner and command",
        random -> of(LogFiller.partner(anyPartner(random)), null, null, "UpdateUser", null, null));
    all.put("rejected", _ -> of(null, null, null, null, Outcome.REJECTED, null));
    all.put(
        "partner, command, rejected",
        random ->
            of(
                LogFiller.partner(anyPartner(random)),
                null,
                null,
                "GrantRole",
                Outcome.REJECTED,
                null));
    all.put(
        "partner, command that never was rejected, rejected",
        random ->
            of(
                LogFiller.partner(anyPartner(random)),
                null,
                null,
                "UpdateUser",
                Outcome.REJECTED,
                null));
    all.put(
        "three events",
        _ ->
            new AuditFilter(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of("RoleGranted", "CustomerRenamed", "PartnerRegistered")));
    all.put(
        "q, one name",
        random -> of(null, null, null, null, null, "the 7th of " + anyPartner(random)));
    all.put(
        "q, some names", random -> of(null, null, null, null, null, "Inn " + random.nextInt(100)));
    all.put("q, many names", _ -> of(null, null, null, null, null, "ada"));
    all.put(
        "q, a reason",
        random -> of(null, null, null, null, null, "finding " + random.nextInt(100)));
    all.put("q, nothing", _ -> of(null, null, null, null, null, "no such words"));
    all.put(
        "partner and q",
        random -> of(LogFiller.partner(anyPartner(random)), null, null, null, null, "grace the 1"));
    all.put(
        "partner, command and q",
        random ->
            of(LogFiller.partner(anyPartner(random)), null, null, "GrantRole", null, "barbara"));
    return all;
  }

  private static AuditFilter of(
      @Nullable String partner,
      @Nullable String actor,
      @Nullable String target,
      @Nullable String action,
      @Nullable Outcome outcome,
      @Nullable String q) {
    return new AuditFilter(partner, null, actor, target, action, outcome, null, null, q, null);
  }

  private static AuditFilter day(@Nullable String partner, Random random) {
    Instant from = LogFiller.START.plus(random.nextInt(LogFiller.DAYS), ChronoUnit.DAYS);
    return new AuditFilter(
        partner, null, null, null, null, null, from, from.plus(1, ChronoUnit.DAYS), null, null);
  }
}
