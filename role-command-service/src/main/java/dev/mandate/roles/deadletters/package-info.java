/** Dead letters for operators: what they are, how they are listed, shown and sent again. */
@NullMarked
package dev.mandate.roles.deadletters;

import org.jspecify.annotations.NullMarked;
