/** The command service as this one knows it: the one way in for changes. */
@NullMarked
package dev.mandate.access.commandservice;

import org.jspecify.annotations.NullMarked;
