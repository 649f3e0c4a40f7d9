/** The tool behind {@code deploy/local/redrive}: shows dead letters and sends them again. */
@NullMarked
package dev.mandate.local.redrive;

import org.jspecify.annotations.NullMarked;
