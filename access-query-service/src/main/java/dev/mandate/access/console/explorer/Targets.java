package dev.mandate.access.console.explorer;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.explorer.Target.Choice;
import dev.mandate.access.console.explorer.Target.Missing;
import dev.mandate.access.console.explorer.Target.Rights;
import dev.mandate.access.console.explorer.Target.Subject;
import dev.mandate.access.console.page.Organization;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.history.AccessHistory;
import dev.mandate.access.history.OrganizationHistory;
import dev.mandate.access.history.OrganizationHistory.Scene;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.permission.VisibleCustomers;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.policy.Ids;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out whose access in which organization is asked for. Ids count as they are; other texts are
 * looked for, among what whoever looks can see.
 */
@ConsolePart
@Component
final class Targets {
  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final Finder finder;
  private final OrganizationHistory organizations;
  private final AccessHistory history;

  Targets(
      ReadPermissions permissions,
      ReadModel readModel,
      Finder finder,
      OrganizationHistory organizations,
      AccessHistory history) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.finder = finder;
    this.organizations = organizations;
    this.history = history;
  }

  /**
   * Finds a person in an organization.
   *
   * @param user an id or a text; null or blank for whoever looks
   * @param org an id or a text; null or blank for their own organization
   * @throws NotFoundException if they have no organization
   * @throws dev.mandate.access.http.ForbiddenException if they may not see that
   */
  Target find(Visitor visitor, @Nullable String user, @Nullable String org) {
    String userText = given(user, visitor.person().userId());
    String orgText = given(org, ownId(visitor));
    Optional<Named> where = organization(visitor, orgText);
    if (where.isEmpty()) {
      return organizationChoice(visitor, userText, orgText);
    }
    String orgId = where.get().id();
    permissions.access(visitor.person(), userText, orgId, visitor.atLeast());
    Sight sight = sight(visitor, orgId);
    Optional<Named> known =
        ask(visitor, () -> finder.person(sight, userText)).or(() -> self(visitor, userText));
    List<Named> candidates =
        known.isPresent() || reaches(visitor, userText, orgId)
            ? List.of()
            : ask(visitor, () -> finder.people(sight, userText));
    if (known.isEmpty() && (!candidates.isEmpty() || !Ids.isId(userText))) {
      Chooser chooser = chooser(visitor, sight, userText, orgText, candidates, null);
      return new Choice(chooser, Missing.PERSON, candidates);
    }
    Named person = known.orElseGet(() -> new Named(userText, null));
    return subject(visitor, sight, person, known.isPresent(), where.get());
  }

  private Subject subject(Visitor visitor, Sight sight, Named person, boolean isKnown, Named org) {
    Scene now = organizations.find(org.id(), null, visitor.atLeast());
    return new Subject(
        chooser(visitor, sight, person.id(), org.id(), null, null),
        person,
        isKnown,
        person.id().equals(visitor.person().userId()),
        org,
        now.organization(),
        now.when(),
        rights(visitor, org.id()));
  }

  /** What is suggested while somebody fills in the form. */
  Chooser typing(Visitor visitor, @Nullable String user, @Nullable String org) {
    String orgText = given(org, ownId(visitor));
    String orgId = organization(visitor, orgText).map(Named::id).orElse(ownId(visitor));
    Sight sight = sight(visitor, orgId);
    List<Named> people = ask(visitor, () -> finder.people(sight, user));
    return chooser(visitor, sight, given(user, ""), orgText, people, organizations(visitor, org));
  }

  /** The organization that an id means to somebody: one of their partner, or their own customer. */
  Optional<Named> organization(Visitor visitor, String id) {
    Organization own = own(visitor);
    return own.isPartner() || id.equals(own.customerId())
        ? ask(visitor, () -> finder.organization(own.partnerId(), id))
        : Optional.empty();
  }

  /** The organizations that a text could mean to somebody. */
  Choice organizationChoice(Visitor visitor, String user, String org) {
    List<Named> candidates = organizations(visitor, org);
    Sight sight = sight(visitor, ownId(visitor));
    return new Choice(
        chooser(visitor, sight, user, org, null, candidates), Missing.ORGANIZATION, candidates);
  }

  /** Those that are suggested are looked up, unless that was done before. */
  private Chooser chooser(
      Visitor visitor,
      Sight sight,
      String user,
      String org,
      @Nullable List<Named> people,
      @Nullable List<Named> organizations) {
    return new Chooser(
        user,
        org,
        sight.hasOthers(),
        own(visitor).isPartner(),
        people != null ? people : ask(visitor, () -> finder.people(sight, null)),
        organizations != null ? organizations : organizations(visitor, null));
  }

  List<Named> organizations(Visitor visitor, @Nullable String part) {
    Organization own = own(visitor);
    if (!own.isPartner()) {
      return List.of();
    }
    String self = visitor.person().userId();
    VisibleCustomers visible =
        permissions.mayReadLog(visitor.person(), own.partnerId())
            ? VisibleCustomers.ALL
            : permissions.customers(visitor.person(), own.partnerId(), visitor.atLeast());
    return ask(visitor, () -> finder.organizations(self, own.partnerId(), visible, part));
  }

  private Sight sight(Visitor visitor, String orgId) {
    String partnerId = own(visitor).partnerId();
    boolean isCustomer = !orgId.equals(partnerId);
    return new Sight(
        visitor.person().userId(),
        partnerId,
        permissions.maySeeAdministrators(visitor.person(), partnerId),
        isCustomer && permissions.maySeeAccessOfOthers(visitor.person(), orgId) ? orgId : null);
  }

  private Rights rights(Visitor visitor, String orgId) {
    return new Rights(
        permissions.maySeeAccessOfOthers(visitor.person(), orgId),
        permissions.mayReadLog(visitor.person(), own(visitor).partnerId()));
  }

  /** Somebody who cannot be found may have access all the same, which is no secret then. */
  private boolean reaches(Visitor visitor, String userId, String orgId) {
    return Ids.isId(userId)
        && history
            .standing(userId, orgId, null, visitor.atLeast(), false)
            .standing()
            .access()
            .reaches();
  }

  private static Optional<Named> self(Visitor visitor, String userId) {
    return userId.equals(visitor.person().userId())
        ? Optional.of(new Named(userId, visitor.name()))
        : Optional.empty();
  }

  private <T> T ask(Visitor visitor, Supplier<T> question) {
    Optional<String> partner = Optional.of(own(visitor).partnerId());
    return readModel.ask(() -> partner, visitor.atLeast(), _ -> question.get()).answer();
  }

  private static Organization own(Visitor visitor) {
    Organization own = visitor.organization();
    if (own == null) {
      throw new NotFoundException();
    }
    return own;
  }

  static String ownId(Visitor visitor) {
    Organization own = own(visitor);
    String customerId = own.customerId();
    return customerId == null ? own.partnerId() : customerId;
  }

  private static String given(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text.strip();
  }
}
