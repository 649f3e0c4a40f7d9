/** What holds about a partner, since when, and how each event changes it. */
@NullMarked
package dev.mandate.access.facts;

import org.jspecify.annotations.NullMarked;
