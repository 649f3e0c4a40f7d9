/** What can be asked for: one record per command, sealed, and the codes of a rejection. */
@NullMarked
package dev.mandate.commands;

import org.jspecify.annotations.NullMarked;
