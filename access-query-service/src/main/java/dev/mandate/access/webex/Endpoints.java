package dev.mandate.access.webex;

/** Where Webex puts its calls. */
final class Endpoints {
  static final String AUDIT = "/v1/adminAudit";
  static final String EVENTS = AUDIT + "/events";
  static final String EVENT_CATEGORIES = AUDIT + "/eventCategories";

  static final String PARTNER = "/v1/partner";
  static final String ORGANIZATIONS = PARTNER + "/organizations";
  static final String PARTNER_ADMINS = ORGANIZATIONS + "/{orgId}/partnerAdmins";
  static final String ASSIGN = ORGANIZATIONS + "/{orgId}/partnerAdmin/{personId}/assign";
  static final String UNASSIGN = ORGANIZATIONS + "/{orgId}/partnerAdmin/{personId}/unassign";
  static final String PARTNER_ADMIN = ORGANIZATIONS + "/partnerAdmin/{personId}";

  private Endpoints() {}
}
