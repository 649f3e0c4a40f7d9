/** The console: pages for people, made of what they may read, and their way to change it. */
@NullMarked
package dev.mandate.access.console;

import org.jspecify.annotations.NullMarked;
