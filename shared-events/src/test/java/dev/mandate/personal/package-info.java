@NullMarked
package dev.mandate.personal;

import org.jspecify.annotations.NullMarked;
