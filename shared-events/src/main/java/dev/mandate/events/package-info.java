/** What happened: one record per event, sealed by the aggregate whose history it belongs to. */
@NullMarked
package dev.mandate.events;

import org.jspecify.annotations.NullMarked;
