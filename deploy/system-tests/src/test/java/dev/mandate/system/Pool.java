package dev.mandate.system;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The ids that commands about one partner choose from: few, so that they collide.
 *
 * @param users ids for its own users
 * @param customers ids for its customers
 */
record Pool(String partner, List<String> users, List<String> customers) {
  private static final int PEOPLE = 3;

  static Pool of(String partner, int size) {
    return new Pool(partner, names(partner + ".user-", size), names(partner + ".customer-", size));
  }

  /** Ids for users of one customer. */
  static List<String> people(String customer) {
    return names(customer + ".person-", PEOPLE);
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
  }
}
