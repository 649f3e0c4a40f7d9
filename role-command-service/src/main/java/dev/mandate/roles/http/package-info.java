/** Commands over HTTP, and their outcomes; they take the way over the topic as well. */
@NullMarked
package dev.mandate.roles.http;

import org.jspecify.annotations.NullMarked;
