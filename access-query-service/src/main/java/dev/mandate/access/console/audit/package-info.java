/** The audit log in the console: entries and their proof, exports, and access reviews. */
@NullMarked
package dev.mandate.access.console.audit;

import org.jspecify.annotations.NullMarked;
