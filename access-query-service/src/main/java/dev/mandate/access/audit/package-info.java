/** The audit log, to be read and searched. */
@NullMarked
package dev.mandate.access.audit;

import org.jspecify.annotations.NullMarked;
