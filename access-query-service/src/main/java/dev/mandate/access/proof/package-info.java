/** Proves the audit log: signed checkpoints, and what leads from one to an entry or to another. */
@NullMarked
package dev.mandate.access.proof;

import org.jspecify.annotations.NullMarked;
