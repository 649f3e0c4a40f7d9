/**
 * Signs people and clients in to the local stack: an authorization server that knows no secrets.
 */
@NullMarked
package dev.mandate.issuer;

import org.jspecify.annotations.NullMarked;
