/** Which rule was proven where, as the reports of all tests of a build tell. */
@NullMarked
package dev.mandate.system.rules;

import org.jspecify.annotations.NullMarked;
