/** The dashboards as they are in the files, for tests that try what they ask. */
@NullMarked
package dev.mandate.grafana;

import org.jspecify.annotations.NullMarked;
