/** The tables that decide, for people and programs to read. */
@NullMarked
package dev.mandate.access.catalog;

import org.jspecify.annotations.NullMarked;
