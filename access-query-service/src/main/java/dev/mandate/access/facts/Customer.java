package dev.mandate.access.facts;

/**
 * A customer organization.
 *
 * @param name what people call it
 * @param origin how the partner came by it
 * @param restrictedMode whether restricted administrator mode is on (R21)
 */
public record Customer(String name, Origin origin, boolean restrictedMode) {
  /** How a partner came by a customer (R5). */
  public enum Origin {
    /** The partner created it. */
    PROVISIONED,
    /** It existed before. */
    ATTACHED
  }

  Customer withName(String changed) {
    return new Customer(changed, origin, restrictedMode);
  }

  Customer withRestrictedMode(boolean enabled) {
    return new Customer(name, origin, enabled);
  }
}
