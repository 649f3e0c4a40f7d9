package dev.mandate.access.permission;

/** Which customers of a partner somebody sees in a list. */
public enum VisibleCustomers {
  ALL,
  /** Those on their managed list. */
  LISTED,
  NONE
}
