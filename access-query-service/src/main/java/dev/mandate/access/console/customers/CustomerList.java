package dev.mandate.access.console.customers;

import dev.mandate.access.directory.CustomerAnswer;
import dev.mandate.access.http.Page;

/**
 * What the list of customers shows.
 *
 * @param page a part of the customers
 * @param listedOnly whether whoever looks sees those on their managed list only
 * @param rights what they may change
 */
record CustomerList(Page<CustomerAnswer.Item> page, boolean listedOnly, PartnerRights rights) {}
