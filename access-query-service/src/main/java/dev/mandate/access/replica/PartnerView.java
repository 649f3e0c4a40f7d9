package dev.mandate.access.replica;

import dev.mandate.access.facts.Standing;
import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.policy.Access;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is on record about one partner at one position, for one thread that goes through its history
 * event by event.
 *
 * <p>No clock has a say here: a role counts until the event that revokes it, be its time over or
 * not. So every change of access has its event, and the same history always tells the same changes.
 */
public final class PartnerView {
  /** Before the expiry of any role. */
  private static final Instant WITHOUT_REGARD_TO_EXPIRY = Instant.MIN;

  private final Replica replica;
  private final String partnerId;
  private final PartnerReplica partner;

  /** By number. */
  private final List<String> customerIds = new ArrayList<>();

  PartnerView(Replica replica, String partnerId) {
    this.replica = replica;
    this.partnerId = partnerId;
    this.partner = replica.partner(partnerId);
    Map<Integer, String> byNumber = new TreeMap<>();
    replica.customers().forEach((id, customer) -> byNumber.put(customer.number(), id));
    customerIds.addAll(byNumber.values());
  }

  /** A partner without a history. */
  public static PartnerView empty(String partnerId) {
    return new PartnerView(new Replica(), partnerId);
  }

  /** The id of the partner. */
  public String partnerId() {
    return partnerId;
  }

  /** The position of the last event that is in. */
  public long position() {
    return partner.position();
  }

  /**
   * Takes the next event in.
   *
   * @throws IllegalArgumentException if it is not the next one of this partner
   */
  public void apply(RecordedEvent recorded) {
    if (!recorded.event().partnerId().equals(partnerId) || recorded.position() != position() + 1) {
      throw new IllegalArgumentException(
          "After position %d of partner %s cannot come position %d of %s"
              .formatted(position(), partnerId, recorded.position(), recorded.event().partnerId()));
    }
    replica.apply(recorded);
    if (recorded.event() instanceof CustomerOrgEvent event) {
      CustomerReplica customer = replica.customer(event.customerId());
      if (customer != null && customer.number() == customerIds.size()) {
        customerIds.add(event.customerId()); // it is new
      }
    }
  }

  /** What a user may do in the partner or one of its customers; nothing where there is none. */
  public Access access(String userId, String orgId) {
    Standing standing = replica.standing(userId, orgId, WITHOUT_REGARD_TO_EXPIRY);
    if (standing != null) {
      return standing.access();
    }
    return Access.none(orgId.equals(partnerId) ? OrgType.PARTNER : OrgType.CUSTOMER);
  }

  /** The roles of a partner's user. */
  public RoleSet rolesOf(String userId) {
    Administrator administrator = partner.administrators().get(userId);
    return administrator == null ? RoleSet.EMPTY : administrator.roles();
  }

  /** The partner's users who hold a role that passes. */
  public List<String> holdersOf(Predicate<Role> wanted) {
    return partner.administrators().entrySet().stream()
        .filter(user -> user.getValue().roles().stream().anyMatch(wanted))
        .map(user -> user.getKey())
        .sorted()
        .toList();
  }

  /** Every customer. */
  public List<String> customers() {
    return Collections.unmodifiableList(customerIds);
  }

  /** The customers on the managed list of a user. */
  public List<String> managedBy(String userId) {
    Administrator administrator = partner.administrators().get(userId);
    return administrator == null
        ? List.of()
        : administrator.listed().mapToObj(customerIds::get).toList();
  }

  /** The own administrators of customers. */
  public Stream<OwnAdministrator> ownAdministrators() {
    return partner.customerAdministrators().entrySet().stream()
        .map(user -> ownAdministrator(user.getKey(), user.getValue().customer()));
  }

  /**
   * An administrator of a customer itself.
   *
   * @param userId the user
   * @param customerId the customer
   * @param restrictedMode whether restricted mode of the customer is on
   */
  public record OwnAdministrator(String userId, String customerId, boolean restrictedMode) {}

  private OwnAdministrator ownAdministrator(String userId, CustomerReplica customer) {
    return new OwnAdministrator(
        userId, customerIds.get(customer.number()), customer.restrictedMode());
  }
}
