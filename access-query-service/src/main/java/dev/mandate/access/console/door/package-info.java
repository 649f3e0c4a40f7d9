/** Who may come in to the console: sign-in at the issuer, sessions, and the table of its paths. */
@NullMarked
package dev.mandate.access.console.door;

import org.jspecify.annotations.NullMarked;
