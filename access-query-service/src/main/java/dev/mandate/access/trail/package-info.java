/** What each event says to an auditor: one entry, its old and new values, and a sentence. */
@NullMarked
package dev.mandate.access.trail;

import org.jspecify.annotations.NullMarked;
