/** Who may come in over HTTP, and what every answer has in common, for both services. */
@NullMarked
package dev.mandate.web;

import org.jspecify.annotations.NullMarked;
