/** Wires the service: every part of Axon is declared here, none is left to defaults. */
@NullMarked
package dev.mandate.roles.config;

import org.jspecify.annotations.NullMarked;
