package dev.mandate.roles.store;

import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.CustomerOrgState.Origin;
import dev.mandate.roles.domain.ManagedList;
import dev.mandate.roles.domain.PartnerAdminState;
import dev.mandate.roles.domain.PartnerAdminState.Grant;
import dev.mandate.roles.domain.PartnerOrgState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * States as JSON and back. What is written here is read by this {@link #FORMAT} only; a state in
 * another one is folded from its events again.
 */
final class StateCodec {
  /**
   * To be raised whenever the same events fold to another state, or a state is written in another
   * way.
   */
  static final int FORMAT = 1;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Partner(
      boolean registered,
      String name,
      boolean sellsWholesale,
      List<String> restrictions,
      boolean hadFirstUser,
      Collection<String> fullAdmins,
      Collection<String> partnerFullAdmins,
      Collection<String> wholesaleAdmins) {}

  private record User(
      boolean known,
      String displayName,
      String email,
      @Nullable String alias,
      List<HeldRole> grants,
      List<Entry> managedList) {}

  private record HeldRole(Role role, @Nullable Instant expiresAt) {}

  private record Entry(String customerId, AssignmentBasis basis) {}

  private record Customer(
      @Nullable Origin origin,
      String name,
      boolean restrictedMode,
      SortedMap<String, List<Role>> users) {}

  private StateCodec() {}

  static String write(Object state) {
    return JSON.writeValueAsString(
        switch (state) {
          case PartnerOrgState partner -> form(partner);
          case PartnerAdminState user -> form(user);
          case CustomerOrgState customer -> form(customer);
          default -> throw new IllegalArgumentException("Not a state: " + state.getClass());
        });
  }

  /**
   * Reads a state.
   *
   * @param empty the state of the same aggregate before its first event
   * @throws tools.jackson.core.JacksonException or IllegalArgumentException if it is no such state
   */
  static Object read(String json, Object empty) {
    return switch (empty) {
      case PartnerOrgState _ -> state(JSON.readValue(json, Partner.class));
      case PartnerAdminState _ -> state(JSON.readValue(json, User.class));
      case CustomerOrgState _ -> state(JSON.readValue(json, Customer.class));
      default -> throw new IllegalArgumentException("Not a state: " + empty.getClass());
    };
  }

  private static Partner form(PartnerOrgState state) {
    return new Partner(
        state.registered(),
        state.name(),
        state.sellsWholesale(),
        state.restrictions().keys(),
        state.hadFirstUser(),
        state.fullAdmins(),
        state.partnerFullAdmins(),
        state.wholesaleAdmins());
  }

  private static PartnerOrgState state(Partner form) {
    return new PartnerOrgState(
        form.registered(),
        form.name(),
        form.sellsWholesale(),
        RestrictionSet.of(form.restrictions().stream().map(StateCodec::restriction).toList()),
        form.hadFirstUser(),
        HashTreePSet.from(form.fullAdmins()),
        HashTreePSet.from(form.partnerFullAdmins()),
        HashTreePSet.from(form.wholesaleAdmins()));
  }

  private static Restriction restriction(String key) {
    Restriction restriction = Policy.standard().restriction(key);
    if (restriction == null) {
      throw new IllegalArgumentException("There is no restriction " + key);
    }
    return restriction;
  }

  private static User form(PartnerAdminState state) {
    List<HeldRole> grants = new ArrayList<>();
    state.grants().forEach((role, grant) -> grants.add(new HeldRole(role, grant.expiresAt())));
    List<Entry> list = new ArrayList<>();
    state.managedList().entries().forEach((id, basis) -> list.add(new Entry(id, basis)));
    return new User(state.known(), state.displayName(), state.email(), state.alias(), grants, list);
  }

  private static PartnerAdminState state(User form) {
    Map<Role, Grant> grants = new EnumMap<>(Role.class);
    for (HeldRole held : form.grants()) {
      grants.put(held.role(), new Grant(held.expiresAt()));
    }
    OrderedPMap<String, AssignmentBasis> list = OrderedPMap.empty();
    for (Entry entry : form.managedList()) {
      list = list.plus(entry.customerId(), entry.basis());
    }
    return new PartnerAdminState(
        form.known(),
        form.displayName(),
        form.email(),
        form.alias(),
        grants,
        new ManagedList(list));
  }

  private static Customer form(CustomerOrgState state) {
    SortedMap<String, List<Role>> users = new TreeMap<>();
    state.users().forEach((id, roles) -> users.put(id, roles.toList()));
    return new Customer(state.origin(), state.name(), state.restrictedMode(), users);
  }

  private static CustomerOrgState state(Customer form) {
    PMap<String, RoleSet> users = HashTreePMap.empty();
    for (Map.Entry<String, List<Role>> user : form.users().entrySet()) {
      users = users.plus(user.getKey(), RoleSet.of(user.getValue()));
    }
    return new CustomerOrgState(form.origin(), form.name(), form.restrictedMode(), users);
  }
}
