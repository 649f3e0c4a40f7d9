/**
 * Names and mail addresses of people, so that they can be erased from what is never changed: each
 * person has a secret, their values are sealed with it, and destroying it erases them everywhere.
 * Logs hash a commitment to the value in place of the value, so that they prove the same after
 * that.
 */
@NullMarked
package dev.mandate.personal;

import org.jspecify.annotations.NullMarked;
