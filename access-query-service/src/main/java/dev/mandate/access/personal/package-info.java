/** What is known of people by name: opened for answers, and searched for, until it is erased. */
@NullMarked
package dev.mandate.access.personal;

import org.jspecify.annotations.NullMarked;
