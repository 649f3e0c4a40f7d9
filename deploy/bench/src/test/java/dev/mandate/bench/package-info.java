@NullMarked
package dev.mandate.bench;

import org.jspecify.annotations.NullMarked;
