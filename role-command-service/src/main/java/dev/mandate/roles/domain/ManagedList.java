package dev.mandate.roles.domain;

import dev.mandate.policy.AssignmentBasis;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.OrderedPMap;

/**
 * The customers that a partner administrator manages, oldest first; immutable.
 *
 * @param entries customer id to basis, in the order in which they came onto the list
 */
public record ManagedList(OrderedPMap<String, AssignmentBasis> entries) {
  /** How many customers a list holds at most (R18). */
  public static final int LIMIT = 500;

  public static final ManagedList EMPTY = new ManagedList(OrderedPMap.empty());

  /** Why the customer is on the list, or null if it is not. */
  public @Nullable AssignmentBasis basis(String customerId) {
    return entries.get(customerId);
  }

  boolean isFull() {
    return entries.size() >= LIMIT;
  }

  /** The customer that came onto the list first. */
  String oldest() {
    return entries.keySet().iterator().next();
  }

  List<String> customers() {
    return List.copyOf(entries.keySet());
  }

  /** With the customer at the end; one that is on the list already keeps its place (R12). */
  ManagedList with(String customerId, AssignmentBasis basis) {
    return new ManagedList(entries.plus(customerId, basis));
  }

  ManagedList without(String customerId) {
    return new ManagedList(entries.minus(customerId));
  }
}
