/** What all pages of the console have in common: who looks, the frame, languages, problems. */
@NullMarked
package dev.mandate.access.console.page;

import org.jspecify.annotations.NullMarked;
