package dev.mandate.access.console.page;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.door.ConsoleSession;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who looks, once for each request. */
@ConsolePart
@Component
public final class Visitors {
  private static final String ATTRIBUTE = Visitor.class.getName();

  private final ReadPermissions permissions;
  private final Memberships memberships;

  Visitors(ReadPermissions permissions, Memberships memberships) {
    this.permissions = permissions;
    this.memberships = memberships;
  }

  /** Whoever sent a request that the door let in. */
  public Visitor of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Visitor known) {
      return known;
    }
    Visitor visitor = find(ConsoleSession.of(request).person(), LastChange.of(request));
    request.setAttribute(ATTRIBUTE, visitor);
    return visitor;
  }

  private Visitor find(Caller.Person person, long atLeast) {
    Membership membership = memberships.of(person.userId()).orElse(null);
    return membership == null
        ? new Visitor(person, person.userId(), null, 0)
        : new Visitor(
            person, membership.name(), theirs(person, membership.organization(), atLeast), atLeast);
  }

  /** Somebody without a role has nothing here, wherever they belong. */
  private @Nullable Organization theirs(
      Caller.Person person, Organization organization, long atLeast) {
    try {
      if (organization.customerId() == null) {
        permissions.partner(person, organization.partnerId(), atLeast);
      } else {
        permissions.customer(person, organization.customerId(), atLeast);
      }
      return organization;
    } catch (NotFoundException _) {
      return null;
    }
  }
}
