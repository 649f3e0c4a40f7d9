/** Takes entries of the audit log away: streamed, resumable, provable, and on record themselves. */
@NullMarked
package dev.mandate.access.export;

import org.jspecify.annotations.NullMarked;
