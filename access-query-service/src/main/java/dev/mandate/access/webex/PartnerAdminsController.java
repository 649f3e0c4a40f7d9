package dev.mandate.access.webex;

import dev.mandate.access.directory.CustomerDirectory;
import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.policy.Policy;
import dev.mandate.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells as Webex does who manages which customers. */
@RestController
final class PartnerAdminsController {
  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final PartnerAdminDirectory directory;
  private final CustomerDirectory customers;

  PartnerAdminsController(
      ReadPermissions permissions,
      ReadModel readModel,
      PartnerAdminDirectory directory,
      CustomerDirectory customers) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.directory = directory;
    this.customers = customers;
  }

  /** A customer on somebody's list. */
  record ManagedOrganization(String orgId, String role) {}

  @GetMapping(Endpoints.ORGANIZATIONS)
  ResponseEntity<Items<ManagedOrganization>> managedBy(
      @RequestParam(required = false) @Nullable String managedBy,
      Caller caller,
      AtLeastPosition atLeast) {
    String person = Text.id(WebexId.PEOPLE.plain(Parameters.required("managedBy", managedBy)));
    return answer(
        readModel.ask(
            () -> directory.partnerOfUser(person).filter(id -> permissions.sees(caller, id)),
            atLeast.position(),
            partner -> {
              permissions.administrator(caller, partner, person, 0);
              return managedBy(partner, person);
            }));
  }

  private Items<ManagedOrganization> managedBy(String partnerId, String userId) {
    boolean reachesAll =
        directory.rolesOf(partnerId, userId).stream()
            .anyMatch(role -> Policy.standard().entry(role).reachesAllCustomers());
    if (reachesAll) {
      throw new BadRequestException(
          "The user already has access to all customers managed by their partner organization.");
    }
    return new Items<>(
        directory.managedBy(partnerId, userId).stream()
            .map(customer -> new ManagedOrganization(customer, PartnerAdmin.ROLE))
            .toList());
  }

  @GetMapping(Endpoints.PARTNER_ADMINS)
  ResponseEntity<Items<PartnerAdmin>> partnerAdmins(
      @PathVariable String orgId, Caller caller, AtLeastPosition atLeast) {
    String customer = Text.id(WebexId.ORGANIZATION.plain(orgId));
    permissions.managers(caller, customer, atLeast.position());
    return answer(
        readModel.ask(
            () -> customers.partnerOf(customer),
            atLeast.position(),
            partner -> new Items<>(directory.adminsOf(partner, customer))));
  }

  private static <T> ResponseEntity<T> answer(Positioned<T> found) {
    return Answers.at(found.position(), found.answer());
  }
}
