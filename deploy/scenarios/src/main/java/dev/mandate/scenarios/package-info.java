/** Scenarios: what is given, what is done, and what must become of it. */
@NullMarked
package dev.mandate.scenarios;

import org.jspecify.annotations.NullMarked;
