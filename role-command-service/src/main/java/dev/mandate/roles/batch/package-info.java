/** One poll, one transaction: locks, offsets, known commands, decisions, one insert, outcomes. */
@NullMarked
package dev.mandate.roles.batch;

import org.jspecify.annotations.NullMarked;
