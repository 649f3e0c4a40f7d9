/** The issuer, asked over HTTP as clients and browsers do. */
@NullMarked
package dev.mandate.issuer;

import org.jspecify.annotations.NullMarked;
