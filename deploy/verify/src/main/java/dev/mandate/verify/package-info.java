/**
 * Checks an export of the audit log by files alone (R33): for auditors who do not trust whoever
 * gave it to them.
 */
@NullMarked
package dev.mandate.verify;

import org.jspecify.annotations.NullMarked;
