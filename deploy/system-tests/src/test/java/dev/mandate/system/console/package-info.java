/** The console, used with a real browser. */
@NullMarked
package dev.mandate.system.console;

import org.jspecify.annotations.NullMarked;
