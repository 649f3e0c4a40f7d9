/** The guarantees of the local servers, tried on real processes. */
@NullMarked
package dev.mandate.local;

import org.jspecify.annotations.NullMarked;
