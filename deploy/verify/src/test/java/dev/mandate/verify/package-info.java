@NullMarked
package dev.mandate.verify;

import org.jspecify.annotations.NullMarked;
