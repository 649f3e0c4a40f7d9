package dev.mandate.system.oracle;

import org.jspecify.annotations.Nullable;

/** A valid command of a known partner, with all that it is judged by. */
record Case(Command command, Model model, Partner partner, Asker asker, PolicyTables tables) {
  String text(String field) {
    return command.text(field);
  }

  String user() {
    return command.text("userId");
  }

  String customer() {
    return command.text("customerId");
  }

  boolean hasUser() {
    return partner.users().containsKey(user());
  }

  boolean hasCustomer() {
    return partner.customers().containsKey(customer());
  }

  Fact fact(String type, @Nullable Object... fields) {
    return Fact.of(type, partner.id(), fields);
  }
}
