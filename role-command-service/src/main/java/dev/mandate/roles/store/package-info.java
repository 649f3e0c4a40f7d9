/** The event store on PostgreSQL, and the tables that are written in its transactions. */
@NullMarked
package dev.mandate.roles.store;

import org.jspecify.annotations.NullMarked;
