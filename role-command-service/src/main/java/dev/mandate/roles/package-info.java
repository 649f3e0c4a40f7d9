/** The command service: decides every change of administrator roles and records it. */
@NullMarked
package dev.mandate.roles;

import org.jspecify.annotations.NullMarked;
