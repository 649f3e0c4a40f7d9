/** Decisions and searches in the form of the OpenID AuthZEN Authorization API 1.0. */
@NullMarked
package dev.mandate.access.authzen;

import org.jspecify.annotations.NullMarked;
