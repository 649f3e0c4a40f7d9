package dev.mandate.access.authzen;

/** Where the standard puts its calls. */
final class Endpoints {
  static final String EVALUATION = "/access/v1/evaluation";
  static final String EVALUATIONS = "/access/v1/evaluations";
  static final String SEARCH_SUBJECT = "/access/v1/search/subject";
  static final String SEARCH_RESOURCE = "/access/v1/search/resource";
  static final String SEARCH_ACTION = "/access/v1/search/action";
  static final String CONFIGURATION = "/.well-known/authzen-configuration";

  /** Everything but the configuration, as a pattern of a servlet filter. */
  static final String ALL = "/access/v1/*";

  private Endpoints() {}
}
