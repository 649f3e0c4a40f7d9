package dev.mandate.roles.domain;

import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import java.util.Set;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * A partner organization, as far as rules need it: its own data, and who holds the roles that rules
 * count across users. The latter follows from the role events of its administrators.
 *
 * @param registered whether the partner is known
 * @param name its name
 * @param sellsWholesale whether the wholesale programme is on
 * @param restrictions what restricted mode takes away from its customers (R24)
 * @param hadFirstUser whether the first user was given its roles already (R2)
 * @param fullAdmins who holds {@code FULL_ADMIN} without expiry (R13)
 * @param partnerFullAdmins who holds {@code PARTNER_FULL_ADMIN} without expiry (R13)
 * @param wholesaleAdmins who holds the add-on {@code WHOLESALE_ADMIN} (R10)
 */
public record PartnerOrgState(
    boolean registered,
    String name,
    boolean sellsWholesale,
    RestrictionSet restrictions,
    boolean hadFirstUser,
    PSet<String> fullAdmins,
    PSet<String> partnerFullAdmins,
    PSet<String> wholesaleAdmins) {
  /** A partner that nobody registered. */
  public static final PartnerOrgState UNKNOWN =
      new PartnerOrgState(
          false,
          "",
          false,
          Policy.standard().defaultRestrictionList(),
          false,
          HashTreePSet.empty(),
          HashTreePSet.empty(),
          HashTreePSet.empty());

  /** Who holds a role that must not die out, without expiry (R13). */
  Set<String> permanentHolders(Role role) {
    return switch (role) {
      case FULL_ADMIN -> fullAdmins;
      case PARTNER_FULL_ADMIN -> partnerFullAdmins;
      default -> Set.of();
    };
  }

  /** Whether the partner would lose its last permanent holder of this role with this user (R13). */
  boolean isLastHolder(Role role, String userId) {
    Set<String> holders = permanentHolders(role);
    return holders.size() == 1 && holders.contains(userId);
  }

  /**
   * The state after an event; events that say nothing about the partner as a whole change nothing.
   */
  public PartnerOrgState evolve(Event event) {
    return switch (event) {
      case PartnerRegistered e ->
          new PartnerOrgState(
              true,
              e.name(),
              e.sellsWholesale(),
              restrictions,
              hadFirstUser,
              fullAdmins,
              partnerFullAdmins,
              wholesaleAdmins);
      case WholesaleProgramChanged e -> withWholesale(e.enabled());
      case RestrictionListChanged e -> withRestrictions(e.restrictions());
      case RoleGranted e -> granted(e);
      case RoleRevoked e -> withHolder(e.role(), e.userId(), false, false);
      default -> this;
    };
  }

  private PartnerOrgState granted(RoleGranted e) {
    PartnerOrgState next = withHolder(e.role(), e.userId(), true, e.expiresAt() == null);
    return e.cause() == GrantCause.FIRST_USER ? next.withFirstUser() : next;
  }

  private PartnerOrgState withHolder(Role role, String user, boolean holds, boolean permanent) {
    return switch (role) {
      case FULL_ADMIN ->
          withHolders(changed(fullAdmins, user, permanent), partnerFullAdmins, wholesaleAdmins);
      case PARTNER_FULL_ADMIN ->
          withHolders(fullAdmins, changed(partnerFullAdmins, user, permanent), wholesaleAdmins);
      case WHOLESALE_ADMIN ->
          withHolders(fullAdmins, partnerFullAdmins, changed(wholesaleAdmins, user, holds));
      default -> this;
    };
  }

  /** Costs the same however many there are: a partner may have thousands of administrators. */
  private static PSet<String> changed(PSet<String> users, String user, boolean contained) {
    return contained ? users.plus(user) : users.minus(user);
  }

  private PartnerOrgState withHolders(PSet<String> full, PSet<String> partner, PSet<String> addOn) {
    return new PartnerOrgState(
        registered, name, sellsWholesale, restrictions, hadFirstUser, full, partner, addOn);
  }

  private PartnerOrgState withWholesale(boolean enabled) {
    return new PartnerOrgState(
        registered,
        name,
        enabled,
        restrictions,
        hadFirstUser,
        fullAdmins,
        partnerFullAdmins,
        wholesaleAdmins);
  }

  private PartnerOrgState withRestrictions(RestrictionSet list) {
    return new PartnerOrgState(
        registered,
        name,
        sellsWholesale,
        list,
        hadFirstUser,
        fullAdmins,
        partnerFullAdmins,
        wholesaleAdmins);
  }

  private PartnerOrgState withFirstUser() {
    return new PartnerOrgState(
        registered,
        name,
        sellsWholesale,
        restrictions,
        true,
        fullAdmins,
        partnerFullAdmins,
        wholesaleAdmins);
  }
}
