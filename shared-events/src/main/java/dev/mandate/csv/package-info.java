/** Tables as CSV that people open in spreadsheets and programs read back. */
@NullMarked
package dev.mandate.csv;

import org.jspecify.annotations.NullMarked;
