package dev.mandate.access.webex;

import java.util.List;

/** A list, as Webex gives all lists; what follows it stands in the header {@code Link}. */
record Items<T>(List<T> items) {}
