/** The topics on which commands come, and who is believed to be who on which. */
@NullMarked
package dev.mandate.roles.upstreams;

import org.jspecify.annotations.NullMarked;
