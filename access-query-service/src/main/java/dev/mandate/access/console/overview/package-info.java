/** The first page of a partner: how things stand. */
@NullMarked
package dev.mandate.access.console.overview;

import org.jspecify.annotations.NullMarked;
