package dev.mandate.access.authzen;

/** Says why a user may do what in an organization (R28). */
interface Explainer {
  /** The explanation, in the form in which it is to be answered. */
  Object explain(String user, String org);
}
