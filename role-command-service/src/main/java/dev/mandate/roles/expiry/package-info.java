/** Ends roles that are limited in time, when their moment has come. */
@NullMarked
package dev.mandate.roles.expiry;

import org.jspecify.annotations.NullMarked;
