/** What callers may read, decided from their own effective access (R30, R32). */
@NullMarked
package dev.mandate.access.permission;

import org.jspecify.annotations.NullMarked;
