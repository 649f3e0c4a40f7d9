/** Work that the service does by itself while it runs. */
@NullMarked
package dev.mandate.access.background;

import org.jspecify.annotations.NullMarked;
