/** Events out: tails the store in its order and sends the stored bytes. */
@NullMarked
package dev.mandate.roles.relay;

import org.jspecify.annotations.NullMarked;
