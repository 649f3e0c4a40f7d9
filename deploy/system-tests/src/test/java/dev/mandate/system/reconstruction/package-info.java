/**
 * What the audit log must say, made from the commands and the documents alone: by the independent
 * model, and without anything that the product makes entries with.
 */
@NullMarked
package dev.mandate.system.reconstruction;

import org.jspecify.annotations.NullMarked;
