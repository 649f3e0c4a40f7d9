package dev.mandate.audit;

/** The names of old and new values of entries. */
public final class ValueKeys {
  public static final String NAME = "name";
  public static final String SELLS_WHOLESALE = "sellsWholesale";
  public static final String RESTRICTIONS = "restrictions";
  public static final String DISPLAY_NAME = "displayName";
  public static final String EMAIL = "email";
  public static final String ALIAS = "alias";
  public static final String ROLES = "roles";
  public static final String EXPIRES_AT = "expiresAt";
  public static final String BASIS = "basis";
  public static final String SINCE = "since";
  public static final String ORIGIN = "origin";
  public static final String RESTRICTED_MODE = "restrictedMode";
  public static final String BY = "by";
  public static final String DISPLACED_BY = "displacedBy";
  public static final String FORMAT = "format";
  public static final String FILTERS = "filters";
  public static final String ROWS = "rows";

  private ValueKeys() {}
}
