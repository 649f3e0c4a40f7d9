/** Entries of the audit log: what everybody reads of them, in which words, and in which form. */
@NullMarked
package dev.mandate.audit;

import org.jspecify.annotations.NullMarked;
