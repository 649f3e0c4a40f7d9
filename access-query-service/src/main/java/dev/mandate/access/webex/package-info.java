/**
 * The audit events and the partner administrators as the public Webex API gives them, so that tools
 * written for it work with this address as their base.
 */
@NullMarked
package dev.mandate.access.webex;

import org.jspecify.annotations.NullMarked;
