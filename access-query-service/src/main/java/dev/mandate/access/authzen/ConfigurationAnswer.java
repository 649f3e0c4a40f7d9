package dev.mandate.access.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What a client has to know to use this service, as the standard names it. */
record ConfigurationAnswer(
    @JsonProperty("policy_decision_point") String policyDecisionPoint,
    @JsonProperty("access_evaluation_endpoint") String evaluation,
    @JsonProperty("access_evaluations_endpoint") String evaluations,
    @JsonProperty("search_subject_endpoint") String searchSubject,
    @JsonProperty("search_resource_endpoint") String searchResource,
    @JsonProperty("search_action_endpoint") String searchAction,
    List<String> capabilities) {
  private static final String CAPABILITY = "urn:ietf:params:authzen:capability:";

  /** The configuration of the service at this address, which has no slash at its end. */
  static ConfigurationAnswer at(String base) {
    return new ConfigurationAnswer(
        base,
        base + Endpoints.EVALUATION,
        base + Endpoints.EVALUATIONS,
        base + Endpoints.SEARCH_SUBJECT,
        base + Endpoints.SEARCH_RESOURCE,
        base + Endpoints.SEARCH_ACTION,
        List.of(CAPABILITY + "evaluations-semantic", CAPABILITY + "search-pagination"));
  }
}
