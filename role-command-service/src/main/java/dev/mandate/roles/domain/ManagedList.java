package dev.mandate.roles.domain;

import dev.mandate.policy.AssignmentBasis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customers that a partner administrator manages, oldest first; immutable.
 *
 * @param entries customer id to basis, in the order in which they came onto the list
 */
public record ManagedList(Map<String, AssignmentBasis> entries) {
  /** How many customers a list holds at most (R18). */
  public static final int LIMIT = 500;

  public static final ManagedList EMPTY = new ManagedList(Map.of());

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
    Map<String, AssignmentBasis> next = new LinkedHashMap<>(entries);
    next.put(customerId, basis);
    return new ManagedList(next);
  }

  ManagedList without(String customerId) {
    Map<String, AssignmentBasis> next = new LinkedHashMap<>(entries);
    next.remove(customerId);
    return new ManagedList(next);
  }
}
