package dev.mandate.access.directory;

import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.permission.VisibleCustomers;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.policy.Role;
import dev.mandate.web.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers questions about partners, administrators and customers. */
@RestController
final class DirectoryController {
  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final PartnerDirectory partners;
  private final AdministratorDirectory administrators;
  private final ManagedListDirectory managedLists;
  private final CustomerDirectory customers;

  DirectoryController(
      ReadPermissions permissions,
      ReadModel readModel,
      PartnerDirectory partners,
      AdministratorDirectory administrators,
      ManagedListDirectory managedLists,
      CustomerDirectory customers) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.partners = partners;
    this.administrators = administrators;
    this.managedLists = managedLists;
    this.customers = customers;
  }

  @GetMapping("/v1/partners/{partnerId}")
  ResponseEntity<PartnerAnswer> partner(
      @PathVariable String partnerId, Caller caller, AtLeastPosition atLeast) {
    permissions.partner(caller, partnerId, atLeast.position());
    return ask(partnerId, atLeast, () -> partners.partner(partnerId));
  }

  @GetMapping("/v1/partners/{partnerId}/administrators")
  ResponseEntity<Page<AdministratorAnswer>> administrators(
      @PathVariable String partnerId,
      @RequestParam(required = false) @Nullable Role role,
      @RequestParam(required = false) @Nullable Boolean nearLimit,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller,
      AtLeastPosition atLeast) {
    permissions.administrators(caller, partnerId, atLeast.position());
    var filter = new AdministratorDirectory.Filter(role, nearLimit, Text.filter(name));
    Paging paging = Paging.of(limit, cursor, 1, "administrators", partnerId, filter);
    return askRegistered(
        partnerId, atLeast, () -> administrators.administrators(partnerId, filter, paging));
  }

  @GetMapping("/v1/partners/{partnerId}/administrators/{userId}")
  ResponseEntity<AdministratorAnswer> administrator(
      @PathVariable String partnerId,
      @PathVariable String userId,
      Caller caller,
      AtLeastPosition atLeast) {
    permissions.administrator(caller, partnerId, userId, atLeast.position());
    Text.id(userId);
    return ask(partnerId, atLeast, () -> administrators.administrator(partnerId, userId));
  }

  @GetMapping("/v1/partners/{partnerId}/administrators/{userId}/customers")
  ResponseEntity<Page<CustomerAnswer.Managed>> managedCustomers(
      @PathVariable String partnerId,
      @PathVariable String userId,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller,
      AtLeastPosition atLeast) {
    permissions.administrator(caller, partnerId, userId, atLeast.position());
    Text.id(userId);
    Paging paging = Paging.of(limit, cursor, 1, "managed", partnerId, userId);
    return ask(
        partnerId,
        atLeast,
        () -> {
          require(administrators.has(partnerId, userId));
          return managedLists.customersOf(partnerId, userId, paging);
        });
  }

  @GetMapping("/v1/partners/{partnerId}/customers")
  ResponseEntity<Page<CustomerAnswer.Item>> customers(
      @PathVariable String partnerId,
      @RequestParam(required = false) @Nullable Boolean restrictedMode,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller,
      AtLeastPosition atLeast) {
    VisibleCustomers visible = permissions.customers(caller, partnerId, atLeast.position());
    if (visible == VisibleCustomers.NONE) {
      return askRegistered(partnerId, atLeast, () -> new Page<>(List.of(), null));
    }
    var filter =
        new CustomerDirectory.Filter(
            restrictedMode,
            Text.containedFilter(name),
            visible == VisibleCustomers.LISTED ? caller.name() : null);
    Paging paging = Paging.of(limit, cursor, 1, "customers", partnerId, filter);
    return askRegistered(partnerId, atLeast, () -> customers.customers(partnerId, filter, paging));
  }

  @GetMapping("/v1/customers/{customerId}")
  ResponseEntity<CustomerAnswer> customer(
      @PathVariable String customerId, Caller caller, AtLeastPosition atLeast) {
    permissions.customer(caller, customerId, atLeast.position());
    Text.id(customerId);
    return answer(
        readModel.ask(
            () -> customers.partnerOf(customerId),
            atLeast.position(),
            partnerId -> customers.customer(partnerId, customerId)));
  }

  private <T> ResponseEntity<T> askRegistered(
      String partnerId, AtLeastPosition atLeast, Supplier<T> question) {
    return ask(
        partnerId,
        atLeast,
        () -> {
          require(partners.has(partnerId));
          return question.get();
        });
  }

  private <T> ResponseEntity<T> ask(
      String partnerId, AtLeastPosition atLeast, Supplier<T> question) {
    Optional<String> id = Optional.of(Text.id(partnerId));
    return answer(readModel.ask(() -> id, atLeast.position(), _ -> question.get()));
  }

  private static void require(boolean known) {
    if (!known) {
      throw new NotFoundException();
    }
  }

  private static <T> ResponseEntity<T> answer(Positioned<T> positioned) {
    return Answers.at(positioned.position(), positioned.answer());
  }
}
