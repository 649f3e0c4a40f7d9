package dev.mandate.access.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.events.PersonErased;
import dev.mandate.personal.PersonSecret;
import dev.mandate.proof.Sha256;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.PersonalData;
import dev.mandate.wire.RecordedEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes messages of events as the relay of the command service does: what they say of a person is
 * open and accompanied by the person's secret, or sealed if it was erased meanwhile. A person has
 * one secret until an erasure, and then another one.
 */
public final class Relay {
  private static final int MOST_ERASURES = 50;

  private final Map<String, NavigableSet<Long>> erasures = new HashMap<>();
  private final boolean hasSecrets;

  private Relay(boolean hasSecrets) {
    this.hasSecrets = hasSecrets;
  }

  public Relay() {
    this(true);
  }

  /** As it was before people had secrets. */
  public static Relay ofBefore() {
    return new Relay(false);
  }

  /** The message of an event; those of a partner come in their order, and can come again. */
  public synchronized CloudEvent message(RecordedEvent recorded) {
    CloudEvent open = EventCodec.write(recorded);
    byte[] data = Objects.requireNonNull(open.data());
    String partner = recorded.event().partnerId();
    if (recorded.event() instanceof PersonErased erased) {
      of(partner, erased.userId()).add(recorded.position());
    }
    String user = PersonalData.person(data);
    if (user == null || !hasSecrets) {
      return open;
    }
    NavigableSet<Long> erased = of(partner, user);
    PersonSecret secret = secret(partner, user, erased.headSet(recorded.position()).size());
    if (erased.higher(recorded.position()) != null) {
      return new CloudEvent(open.attributes(), PersonalData.seal(data, secret));
    }
    Map<String, String> attributes = new LinkedHashMap<>(open.attributes());
    attributes.put("personsecret", secret.text());
    return new CloudEvent(attributes, data);
  }

  private NavigableSet<Long> of(String partner, String user) {
    return erasures.computeIfAbsent(partner + "/" + user, _ -> new TreeSet<>());
  }

  /** What is sealed, with whichever secret somebody had. */
  public static String open(String partner, String user, String sealed) {
    return IntStream.range(0, MOST_ERASURES)
        .mapToObj(erasures -> secret(partner, user, erasures).open(sealed))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /** The secret that somebody has after so many erasures. */
  public static PersonSecret secret(String partner, String user, int erasures) {
    String who = "%s/%s/%d".formatted(partner, user, erasures);
    return PersonSecret.of(Sha256.of(who.getBytes(UTF_8)));
  }
}
