/** Commands that people send from the console, and how their results are told. */
@NullMarked
package dev.mandate.access.console.change;

import org.jspecify.annotations.NullMarked;
