/**
 * Roles, capabilities and restrictions as tables, and effective access as a pure function of them.
 */
@NullMarked
package dev.mandate.policy;

import org.jspecify.annotations.NullMarked;
