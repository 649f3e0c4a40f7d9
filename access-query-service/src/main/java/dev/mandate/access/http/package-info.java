/** What all HTTP answers have in common: positions, pages and problems. */
@NullMarked
package dev.mandate.access.http;

import org.jspecify.annotations.NullMarked;
