package dev.mandate.access.review;

import dev.mandate.access.history.Explanation;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.policy.Access;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a review of access is about: a capability, or a setting, which the same grants open and
 * restricted mode may lower (R23).
 *
 * @param capability the capability, or the one that opens the setting
 * @param setting the setting, or null if it is about the capability itself
 */
public record Reviewed(Capability capability, @Nullable Restriction setting) {
  /**
   * What a key means in an organization of a kind.
   *
   * @param key that of a capability, with its scope or without, or of a setting
   * @throws BadRequestException if such organizations have neither of that name
   */
  static Reviewed of(OrgType org, String key) {
    return all(org).stream()
        .filter(one -> one.key().equals(key) || one.name().equals(key))
        .findFirst()
        .orElseThrow(() -> new BadRequestException(known(org)));
  }

  /** Everything that a review can be about in an organization of a kind. */
  public static List<Reviewed> all(OrgType org) {
    Stream<Reviewed> capabilities =
        Policy.standard().capabilities().stream()
            .filter(capability -> org.has(capability.scope()))
            .map(capability -> new Reviewed(capability, null));
    Stream<Reviewed> settings =
        org == OrgType.CUSTOMER
            ? Policy.standard().restrictions().stream()
                .map(setting -> new Reviewed(setting.capability(), setting))
            : Stream.empty();
    return Stream.concat(capabilities, settings).toList();
  }

  private static String known(OrgType org) {
    String what =
        switch (org) {
          case PARTNER -> "capability has to be one of a partner: ";
          case CUSTOMER -> "capability has to be a capability or a setting of a customer: ";
        };
    return what + String.join(", ", all(org).stream().map(Reviewed::key).toList());
  }

  private String key() {
    return setting == null ? capability.key() : setting.key();
  }

  /** The name that is unique: {@code SCOPE.KEY} of a capability, the key of a setting. */
  public String name() {
    return setting == null ? capability.qualifiedKey() : setting.key();
  }

  Level level(Access access) {
    return setting == null ? access.level(capability) : access.level(setting);
  }

  /** The grants that give the level, or that which is lowered to it. */
  List<Explanation.Reason> grants(Explanation explanation) {
    return Objects.requireNonNull(explanation.capabilities().get(capability.qualifiedKey()));
  }

  /** What lowers the level, or shows the setting in part. */
  Explanation.@Nullable Lowered restriction(Explanation explanation) {
    return setting == null ? null : explanation.settings().get(setting.key());
  }
}
