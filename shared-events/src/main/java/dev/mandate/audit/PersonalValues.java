package dev.mandate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.personal.PersonSecret;
import dev.mandate.personal.Salt;
import dev.mandate.personal.Sealed;
import dev.mandate.policy.JsonText;
import dev.mandate.wire.PersonalData;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The personal values of entries: the names of the actor and of the user that an entry is about,
 * and what old values, new values and the request say of that user. In the log they are sealed.
 */
public final class PersonalValues {
  private PersonalValues() {}

  /** The ids of those who may have sealed values in an entry. */
  public static Set<String> people(AuditEntry entry) {
    Set<String> people = new HashSet<>();
    String actorName = entry.actor().name();
    if (actorName != null && Sealed.isSealed(actorName)) {
      people.add(entry.actor().id());
    }
    if (entry.target() != null) {
      people.add(entry.target().id());
    }
    return people;
  }

  /**
   * An entry to be shown: what was sealed is open where there is a secret for it, with the salts
   * that show that it is what is in the log; what was erased is a commitment. A salt counts for all
   * open values of its person: where one was never sealed, because it is older than secrets, the
   * others stay commitments.
   *
   * @param secrets of those who have one, by their ids
   */
  public static AuditEntry open(
      AuditEntry entry, Function<String, @Nullable PersonSecret> secrets) {
    Named target = entry.target();
    Opener ofActor = new Opener(secrets.apply(entry.actor().id()));
    Opener ofTarget = new Opener(target == null ? null : secrets.apply(target.id()));
    AuditEntry open = changed(entry, ofActor, ofActor::salt, ofTarget, ofTarget::salt);
    return ofTarget.neverSealed && ofTarget.opened
        ? changed(entry, ofActor, ofActor::salt, Sealed::commitment, () -> null)
        : open;
  }

  /**
   * Fails unless an entry is as {@link #open} shows it, so that nothing in it is without meaning
   * for its hash: no value is sealed beyond its commitment, and every salt is needed.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static void requireShown(AuditEntry entry) {
    Check ofActor = new Check();
    Check ofTarget = new Check();
    changed(entry, ofActor, () -> null, ofTarget, () -> null);
    requireUse(entry.actor().salt(), ofActor);
    requireUse(entry.target() == null ? null : entry.target().salt(), ofTarget);
  }

  private static void requireUse(@Nullable Salt salt, Check of) {
    if (salt != null && !of.open) {
      throw new IllegalArgumentException("there is a salt, and no value that it belongs to");
    }
  }

  /** An entry as it is hashed: with the commitments to all personal values that were sealed. */
  static AuditEntry committed(AuditEntry entry) {
    Salt ofActor = entry.actor().salt();
    Salt ofTarget = entry.target() == null ? null : entry.target().salt();
    return changed(
        entry,
        value -> committed(value, ofActor),
        () -> null,
        value -> committed(value, ofTarget),
        () -> null);
  }

  private static String committed(String value, @Nullable Salt salt) {
    return salt == null || value.isEmpty() || Sealed.isSealed(value)
        ? Sealed.commitment(value)
        : salt.commitment(value);
  }

  /** The salts are asked for when all values have been changed. */
  private static AuditEntry changed(
      AuditEntry entry,
      UnaryOperator<String> ofActor,
      Supplier<@Nullable Salt> actorSalt,
      UnaryOperator<String> ofTarget,
      Supplier<@Nullable Salt> targetSalt) {
    Actor actor = entry.actor();
    String actorName = changed(actor.name(), ofActor);
    Named target = entry.target();
    String targetName = changed(entry.targetName(), ofTarget);
    Map<String, Object> oldValues = changed(entry.oldValues(), ofTarget);
    Map<String, Object> newValues = changed(entry.newValues(), ofTarget);
    JsonText request = changed(entry.request(), ofTarget);
    return entry.with(
        new Actor(actor.type(), actor.id(), actorName, actorSalt.get(), actor.roles()),
        target == null ? null : new Named(target.id(), targetName, targetSalt.get()),
        oldValues,
        newValues,
        request);
  }

  private static @Nullable String changed(@Nullable String value, UnaryOperator<String> change) {
    return value == null ? null : change.apply(value);
  }

  private static @Nullable Map<String, Object> changed(
      @Nullable Map<String, Object> values, UnaryOperator<String> change) {
    if (values == null || PersonalData.FIELDS.stream().noneMatch(values::containsKey)) {
      return values;
    }
    Map<String, Object> changed = new HashMap<>(values);
    for (String field : PersonalData.FIELDS) {
      changed.computeIfPresent(
          field, (_, value) -> value instanceof String text ? change.apply(text) : value);
    }
    return changed;
  }

  private static @Nullable JsonText changed(
      @Nullable JsonText values, UnaryOperator<String> change) {
    return values == null
        ? null
        : new JsonText(
            new String(PersonalData.change(values.json().getBytes(UTF_8), change), UTF_8));
  }

  /** Looks at the values of one person. */
  private static final class Check implements UnaryOperator<String> {
    private boolean open;

    @Override
    public String apply(String value) {
      if (!Sealed.isSealed(value)) {
        open |= !value.isEmpty();
      } else if (!Sealed.isCommitment(value)) {
        throw new IllegalArgumentException("there is a sealed value where its commitment belongs");
      }
      return value;
    }
  }

  /** Opens the values of one person, and remembers what there was. */
  private static final class Opener implements UnaryOperator<String> {
    private final @Nullable PersonSecret secret;
    private boolean opened;
    private boolean neverSealed;

    Opener(@Nullable PersonSecret secret) {
      this.secret = secret;
    }

    @Override
    public String apply(String value) {
      if (!Sealed.isSealed(value)) {
        neverSealed |= !value.isEmpty();
        return value;
      }
      String open = secret == null ? null : secret.open(value);
      opened |= open != null;
      return open == null ? Sealed.commitment(value) : open;
    }

    @Nullable Salt salt() {
      return opened ? Objects.requireNonNull(secret).salt() : null;
    }
  }
}
