/** What tests of several packages need: histories, an independent model, and real servers. */
@NullMarked
package dev.mandate.access.testing;

import org.jspecify.annotations.NullMarked;
