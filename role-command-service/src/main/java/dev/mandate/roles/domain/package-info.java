/**
 * The rules: pure functions from state and command to a decision. Knows only Java and the published
 * language.
 */
@NullMarked
package dev.mandate.roles.domain;

import org.jspecify.annotations.NullMarked;
