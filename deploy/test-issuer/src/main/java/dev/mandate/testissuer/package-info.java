/** An issuer of access tokens for tests: the services trust it, and a test says what it signs. */
@NullMarked
package dev.mandate.testissuer;

import org.jspecify.annotations.NullMarked;
