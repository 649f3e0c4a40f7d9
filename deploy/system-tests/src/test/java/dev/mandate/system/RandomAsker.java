package dev.mandate.system;

import dev.mandate.system.oracle.Partner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: often the upstream system, often somebody with a role, sometimes a stranger.
 *
 * @param type null if the command names nobody
 */
record RandomAsker(@Nullable String type, @Nullable String id) {
  private static final Set<String> ALMIGHTY = Set.of("FULL_ADMIN", "PARTNER_FULL_ADMIN");

  static RandomAsker of(Dice dice, Partner partner, Pool pool, Settled settled) {
    int die = dice.below(100);
    if (die < 60) {
      return new RandomAsker("system", "upstream");
    }
    if (die < 72) {
      return user(dice.mostly(holders(partner, ALMIGHTY), pool.users()));
    }
    if (die < 82) {
      return user(dice.one(pool.users()));
    }
    if (die < 94) {
      List<String> people = Pool.people(dice.one(pool.customers()));
      return user(dice.mostly(customerAdministrators(partner), people));
    }
    if (die < 97) {
      return user(dice.one(settled.users()));
    }
    return die < 99 ? user("nobody") : new RandomAsker(dice.coin() ? "robot" : null, null);
  }

  private static RandomAsker user(String id) {
    return new RandomAsker("user", id);
  }

  private static List<String> holders(Partner partner, Set<String> roles) {
    return partner.users().entrySet().stream()
        .filter(user -> user.getValue().roles().stream().anyMatch(roles::contains))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Set<String> customerAdministrators(Partner partner) {
    Set<String> people = new LinkedHashSet<>();
    partner.customers().values().forEach(customer -> people.addAll(customer.roles().keySet()));
    return people;
  }
}
