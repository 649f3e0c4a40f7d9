package dev.mandate.system;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.Command.Identity;
import dev.mandate.system.oracle.Model;
import dev.mandate.system.oracle.Oracle;
import dev.mandate.system.oracle.Partner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Commands about a few partners, a good part of them sensible, the others rejected, without effect
 * or sent before. Each is judged as soon as it is made, so the next one knows what is so by then.
 */
final class RandomCommands {
  private static final int REPEATED_PERCENT = 4;
  private static final int HOARDING_PERCENT = 6;

  private final Dice dice;
  private final String source;
  private final Map<String, Integer> kinds;
  private final Oracle oracle;
  private final List<Pool> pools;
  private final Pool hoarder;
  private final Map<String, List<Command>> sent = new HashMap<>();
  private Settled settled = new Settled(List.of(), List.of());
  private int count;

  /**
   * @param name begins the ids of everything here, and is the source of the commands
   * @param poolSize how many users and customers a partner can have
   */
  RandomCommands(
      long seed,
      String name,
      Map<String, Integer> kinds,
      int partners,
      int poolSize,
      Oracle oracle) {
    this.dice = new Dice(seed);
    this.source = name;
    this.kinds = kinds;
    this.oracle = oracle;
    this.pools =
        IntStream.rangeClosed(1, partners)
            .mapToObj(i -> Pool.of(name + "-" + i, poolSize))
            .toList();
    this.hoarder = Pool.of(name + "-hoarder", poolSize);
  }

  String source() {
    return source;
  }

  /** What comes first: every partner with some users, customers and roles. All is accepted. */
  List<Command> opening() {
    List<Command> opening =
        Stream.concat(pools.stream(), Stream.of(hoarder)).flatMap(this::opening).toList();
    settled = Settled.in(oracle.model());
    return opening;
  }

  private Stream<Command> opening(Pool pool) {
    String manager = manager(pool);
    String customer = pool.customers().get(0);
    return Stream.of(
        system("RegisterPartner", pool, "name", pool.partner(), "sellsWholesale", dice.percent(70)),
        provisioned(pool, pool.users().get(0)),
        provisioned(pool, manager),
        provisioned(pool, pool.users().get(2)),
        system("GrantRole", pool, "userId", manager, "role", "PARTNER_ADMIN"),
        system(
            "ProvisionCustomer",
            pool,
            "customerId",
            customer,
            "name",
            customer,
            "onBehalfOf",
            manager),
        system(
            "GrantCustomerRole",
            pool,
            "customerId",
            customer,
            "userId",
            Pool.people(customer).getFirst(),
            "role",
            "CUSTOMER_FULL_ADMIN"));
  }

  private Command provisioned(Pool pool, String user) {
    return system(
        "ProvisionUser",
        pool,
        "userId",
        user,
        "displayName",
        "One of us",
        "email",
        user + "@example.org");
  }

  private Command system(String type, Pool pool, Object... fields) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("partnerId", pool.partner());
    for (int i = 0; i < fields.length; i += 2) {
      data.put((String) fields[i], fields[i + 1]);
    }
    return judged(new Command(nextIdentity(), type, "system", "upstream", data));
  }

  /** The next commands, in the order in which they are to be sent. */
  List<Command> next(int wanted) {
    return Stream.generate(this::next).limit(wanted).toList();
  }

  private Command next() {
    if (dice.percent(HOARDING_PERCENT)) {
      return hoarding();
    }
    Pool pool = dice.one(pools);
    String type = dice.weighted(kinds);
    RandomAsker asker = RandomAsker.of(dice, partner(pool), pool, settled);
    Map<String, Object> data = new RandomData(dice, pool, oracle.model(), settled, asker).of(type);
    if (dice.percent(1) && !type.equals("RegisterPartner")) {
      data.put("partnerId", source + "-unknown");
    }
    Command fresh = new Command(nextIdentity(), type, asker.type(), asker.id(), data);
    return judged(dice.percent(REPEATED_PERCENT) ? repeated(fresh) : fresh);
  }

  /** Customers for somebody whose managed list is to become full. */
  List<Command> hoard(int wanted) {
    return Stream.generate(this::hoarding).limit(wanted).toList();
  }

  /** One more customer for somebody whose managed list is to become full (R18). */
  private Command hoarding() {
    String customer = hoarder.partner() + ".hoarded-" + count;
    return system(
        "ProvisionCustomer",
        hoarder,
        "customerId",
        customer,
        "name",
        customer,
        "onBehalfOf",
        manager(hoarder));
  }

  private static String manager(Pool pool) {
    return pool.users().get(1);
  }

  /** An earlier command again: the same, or one that claims to be the same and is another. */
  private Command repeated(Command fresh) {
    List<Command> earlier = sent.getOrDefault(fresh.partnerId(), List.of());
    if (earlier.isEmpty()) {
      return fresh;
    }
    Command again = dice.one(earlier);
    return dice.coin() ? again : fresh.as(again.identity());
  }

  private Command judged(Command command) {
    oracle.judge(command);
    sent.computeIfAbsent(command.partnerId(), _ -> new ArrayList<>()).add(command);
    return command;
  }

  private Identity nextIdentity() {
    count++;
    return new Identity(source, "command-" + count);
  }

  private Partner partner(Pool pool) {
    Model model = oracle.model();
    return requireNonNull(model.partners().get(pool.partner()));
  }
}
