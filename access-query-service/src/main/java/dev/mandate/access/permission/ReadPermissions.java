package dev.mandate.access.permission;

import dev.mandate.access.http.ForbiddenException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.reading.ReadScope;
import dev.mandate.access.replica.LiveReplica;
import dev.mandate.access.replica.Place;
import dev.mandate.policy.Access;
import dev.mandate.policy.OrgType;
import dev.mandate.web.Caller;
import dev.mandate.web.Caller.Client;
import dev.mandate.web.Caller.Person;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets callers read what is theirs. People are asked for their own effective access; of clients the
 * paths have asked for a scope already, so that only the partner is left to be looked at.
 *
 * <p>What is somebody else's is answered exactly like what does not exist, after the same work:
 * {@link NotFoundException}. Only where the organization is the caller's own and a right is missing
 * is that said: {@link ForbiddenException}. Where a question asks for a position, both wait for it.
 */
@Component
public final class ReadPermissions {
  private static final String OTHERS =
      "Your roles do not show you other administrators; that takes %s at READ_ONLY or more.";
  private static final String PARTNER_RIGHT = "ASSIGN_ADMIN_ROLES or HUB_ASSIGN_ADMIN_ROLES";
  private static final String CUSTOMER_RIGHT = "ASSIGN_CUSTOMER_ADMIN_ROLES in the customer";
  private static final String WHOLE_LOG =
      "Your roles do not open the whole audit log; that takes ADMIN_AUDIT_LOG in the partner.";

  private final LiveReplica replica;

  ReadPermissions(LiveReplica replica) {
    this.replica = replica;
  }

  /** The partner itself. */
  public void partner(Caller caller, String partnerId, long atLeast) {
    inPartner(caller, partnerId, atLeast, _ -> true, "");
  }

  /** All administrators of a partner, and what they reach. */
  public void administrators(Caller caller, String partnerId, long atLeast) {
    inPartner(
        caller, partnerId, atLeast, OwnRights::seeAdministrators, OTHERS.formatted(PARTNER_RIGHT));
  }

  /** One administrator of a partner. */
  public void administrator(Caller caller, String partnerId, String userId, long atLeast) {
    if (isSelf(caller, userId)) {
      partner(caller, partnerId, atLeast);
    } else {
      administrators(caller, partnerId, atLeast);
    }
  }

  /** A list of the customers of a partner: says which of them it may show. */
  public VisibleCustomers customers(Caller caller, String partnerId, long atLeast) {
    partner(caller, partnerId, atLeast);
    return caller instanceof Person person
        ? OwnRights.customers(ownPartner(person, partnerId, atLeast))
        : VisibleCustomers.ALL;
  }

  /** A customer. */
  public void customer(Caller caller, String customerId, long atLeast) {
    in(
        caller,
        customerId,
        atLeast,
        OwnRights::seeCustomer,
        "Your roles do not reach this customer.");
  }

  /** Who of a partner manages a customer. */
  public void managers(Caller caller, String customerId, long atLeast) {
    in(
        caller,
        customerId,
        atLeast,
        OwnRights::seeManagers,
        OTHERS.formatted(CUSTOMER_RIGHT + ", or " + PARTNER_RIGHT));
  }

  /** What a user may do in an organization, or could, and what changed it. */
  public void access(Caller caller, String userId, String orgId, long atLeast) {
    in(
        caller,
        orgId,
        atLeast,
        place -> isSelf(caller, userId) || OwnRights.seeAccessOfOthers(place),
        OTHERS.formatted(PARTNER_RIGHT + ", or " + CUSTOMER_RIGHT + ","));
  }

  /** The whole audit log of a partner, and what is made of it. */
  public void log(Caller caller, String partnerId, long atLeast) {
    inPartner(caller, partnerId, atLeast, OwnRights::readLog, WHOLE_LOG);
  }

  /** The whole audit log of the partner that an organization is, or that manages it. */
  public void logOf(Caller caller, String orgId, long atLeast) {
    in(caller, orgId, atLeast, OwnRights::readLog, WHOLE_LOG);
  }

  /** The entries that are about an organization: a partner's whole log, or those of a customer. */
  public void entriesOf(Caller caller, String orgId, long atLeast) {
    in(
        caller,
        orgId,
        atLeast,
        place ->
            place.here().org() == OrgType.PARTNER
                ? OwnRights.readLog(place)
                : OwnRights.readCustomerLog(place),
        WHOLE_LOG);
  }

  /**
   * Entries of the audit log: says in whose log to look for them; null for everybody's.
   *
   * @param partnerId the partner that is asked for, or null
   * @param customerId the customer that they are about, or null
   */
  public @Nullable String entries(
      Caller caller, @Nullable String partnerId, @Nullable String customerId, long atLeast) {
    return switch (caller) {
      case Client client -> entriesFor(client, partnerId);
      case Person person -> entriesFor(person, partnerId, customerId, atLeast);
    };
  }

  private static @Nullable String entriesFor(Client client, @Nullable String partnerId) {
    String asked = partnerId == null ? client.partner() : partnerId;
    if (asked != null && !client.isFor(asked)) {
      throw new NotFoundException();
    }
    return asked;
  }

  private String entriesFor(
      Person person, @Nullable String partnerId, @Nullable String customerId, long atLeast) {
    if (customerId == null) {
      if (partnerId == null) {
        throw new ForbiddenException("Name the partner or customer whose log you want to read.");
      }
      Place place = ownPartner(person, partnerId, atLeast);
      require(
          OwnRights.readLog(place),
          WHOLE_LOG + " With customer= you can read of those in which you have it.");
      return place.partnerId();
    }
    Place place =
        own(
            person,
            customerId,
            atLeast,
            found ->
                found.here().org() == OrgType.CUSTOMER
                    && (partnerId == null || found.partnerId().equals(partnerId)));
    require(
        OwnRights.readCustomerLog(place),
        "Your roles do not open the audit log of this customer; that takes ADMIN_AUDIT_LOG in it.");
    return place.partnerId();
  }

  /** Whether a caller may know that a partner exists, now. */
  public boolean sees(Caller caller, String partnerId) {
    return switch (caller) {
      case Client client -> client.isFor(partnerId);
      case Person person -> {
        Place place = replica.placeNow(person.userId(), partnerId);
        yield place != null && place.inPartner().reaches();
      }
    };
  }

  /** Whether a caller may know that a customer of this partner exists, now. */
  public boolean sees(Caller caller, String partnerId, String customerId) {
    return switch (caller) {
      case Client client -> client.isFor(partnerId);
      case Person person -> {
        Place place = replica.placeNow(person.userId(), customerId);
        yield place != null && OwnRights.isTheirs(place);
      }
    };
  }

  /** Whether a caller may read the whole log of a partner, now. */
  public boolean mayReadLog(Caller caller, String partnerId) {
    return switch (caller) {
      case Client client -> client.isFor(partnerId);
      case Person person -> {
        Place place = replica.placeNow(person.userId(), partnerId);
        yield place != null && OwnRights.readLog(place);
      }
    };
  }

  /** Whether a person may read the entries about a customer, now. */
  public boolean mayReadLogOf(Person person, String customerId) {
    Place place = replica.placeNow(person.userId(), customerId);
    return place != null
        && place.here().org() == OrgType.CUSTOMER
        && OwnRights.readCustomerLog(place);
  }

  /** Whether a person may see who the administrators of a partner are, now. */
  public boolean maySeeAdministrators(Person person, String partnerId) {
    Place place = replica.placeNow(person.userId(), partnerId);
    return place != null && OwnRights.seeAdministrators(place);
  }

  /** Which customers of a partner a person sees in a list, now. */
  public VisibleCustomers visibleCustomers(Person person, String partnerId) {
    Place place = replica.placeNow(person.userId(), partnerId);
    return place == null ? VisibleCustomers.NONE : OwnRights.customers(place);
  }

  /** Whether a person may read the entries that are about a customer, now. */
  public boolean mayReadEntriesOf(Person person, String customerId) {
    Place place = replica.placeNow(person.userId(), customerId);
    return place != null && OwnRights.readCustomerLog(place);
  }

  /** Whether a person may see what others may do in an organization, now. */
  public boolean maySeeAccessOfOthers(Person person, String orgId) {
    Place place = replica.placeNow(person.userId(), orgId);
    return place != null && OwnRights.seeAccessOfOthers(place);
  }

  /** What a person may do in an organization, now; nothing where it is not theirs. */
  public Access accessOf(Person person, String orgId) {
    Place place = replica.placeNow(person.userId(), orgId);
    return place == null ? Access.none(OrgType.PARTNER) : place.here();
  }

  /** The one partner that a caller knows of; null if it is for all. */
  public static @Nullable String onlyPartner(Caller caller) {
    return caller instanceof Client client ? client.partner() : null;
  }

  private void inPartner(
      Caller caller, String partnerId, long atLeast, Predicate<Place> right, String missing) {
    switch (caller) {
      case Client client -> {
        if (!client.isFor(partnerId)) {
          throw new NotFoundException();
        }
      }
      case Person person -> require(right.test(ownPartner(person, partnerId, atLeast)), missing);
    }
  }

  private void in(
      Caller caller, String orgId, long atLeast, Predicate<Place> right, String missing) {
    switch (caller) {
      case Client client -> {
        if (client.partner() != null) {
          replica.place("", orgId, atLeast, place -> client.isFor(place.partnerId()));
        }
      }
      case Person person ->
          require(right.test(own(person, orgId, atLeast, OwnRights::isTheirs)), missing);
    }
  }

  private Place ownPartner(Person person, String partnerId, long atLeast) {
    return own(person, partnerId, atLeast, place -> place.here().org() == OrgType.PARTNER);
  }

  private Place own(Person person, String orgId, long atLeast, Predicate<Place> also) {
    Place place =
        replica.place(
            person.userId(),
            orgId,
            atLeast,
            found -> OwnRights.isTheirs(found) && also.test(found));
    ReadScope.narrow(place.partnerId());
    return place;
  }

  private static boolean isSelf(Caller caller, String userId) {
    return caller instanceof Person person && person.userId().equals(userId);
  }

  private static void require(boolean allowed, String missing) {
    if (!allowed) {
      throw new ForbiddenException(missing);
    }
  }
}
