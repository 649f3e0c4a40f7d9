package dev.mandate.access.console.audit;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.directory.CustomerAnswer;
import dev.mandate.access.directory.CustomerDirectory;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.permission.VisibleCustomers;
import dev.mandate.access.reading.ReadModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets people of a partner choose the customer whose entries they want to read. */
@ConsoleController
class LogCustomersController {
  static final String CUSTOMERS = "/customers";
  private static final int PAGE = 25;

  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final CustomerDirectory customers;

  LogCustomersController(
      ReadPermissions permissions, ReadModel readModel, CustomerDirectory customers) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.customers = customers;
  }

  @GetMapping(OpenLog.OF_PARTNER + CUSTOMERS)
  String customers(
      @PathVariable String partnerId,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String cursor,
      Visitor visitor,
      Model model) {
    model.addAttribute("partnerId", partnerId);
    model.addAttribute("name", name);
    model.addAttribute("cursor", cursor);
    model.addAttribute("customers", customers(visitor, partnerId, name, cursor));
    return "console/audit/customers";
  }

  private Page<CustomerAnswer.Item> customers(
      Visitor visitor, String partnerId, @Nullable String name, @Nullable String cursor) {
    VisibleCustomers visible =
        permissions.customers(visitor.person(), partnerId, visitor.atLeast());
    if (visible == VisibleCustomers.NONE && !permissions.mayReadLog(visitor.person(), partnerId)) {
      return new Page<>(List.of(), null);
    }
    var filter =
        new CustomerDirectory.Filter(
            null,
            Text.containedFilter(name),
            visible == VisibleCustomers.LISTED ? visitor.person().userId() : null);
    Paging paging = Paging.of(PAGE, cursor, 1, "console-log-customers", partnerId, filter);
    return readModel
        .ask(
            () -> Optional.of(partnerId),
            visitor.atLeast(),
            id -> customers.customers(id, filter, paging))
        .answer();
  }
}
