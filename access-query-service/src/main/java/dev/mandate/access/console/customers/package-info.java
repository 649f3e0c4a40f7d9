/** The customers of a partner: the list, a page for each, and what restricted mode takes away. */
@NullMarked
package dev.mandate.access.console.customers;

import org.jspecify.annotations.NullMarked;
