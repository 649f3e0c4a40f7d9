/** What a command would do, answered without doing it. */
@NullMarked
package dev.mandate.roles.dryrun;

import org.jspecify.annotations.NullMarked;
