package dev.mandate.access.projection;

import dev.mandate.access.facts.UserKey;
import dev.mandate.access.projection.SecretTable.Change;
import dev.mandate.access.projection.Slice.Item;
import dev.mandate.events.PersonErased;
import dev.mandate.personal.PersonSecret;
import dev.mandate.wire.PersonalData;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What events make of the secrets of people, one change for each person. */
final class SecretChanges {
  /** In which all who change several lock their rows, so that nobody waits for each other. */
  private static final Comparator<Change> ORDER =
      Comparator.comparing((Change change) -> change.person().partnerId())
          .thenComparing(change -> change.person().userId());

  private final Map<UserKey, Change> changes = new HashMap<>();

  /** Adds what the next event changes. */
  void add(Item item) {
    PersonSecret secret = item.secret();
    if (item.event().event() instanceof PersonErased erased) {
      add(item, erased.userId(), null);
    } else if (secret != null) {
      add(item, Objects.requireNonNull(PersonalData.person(item.data())), secret);
    }
  }

  private void add(Item item, String userId, @Nullable PersonSecret secret) {
    UserKey person = new UserKey(item.event().event().partnerId(), userId);
    long position = item.event().position();
    Change change = new Change(person, secret, position, secret == null ? position : null);
    changes.merge(person, change, Change::and);
  }

  /** Hands over what was added since the last time. */
  List<Change> take() {
    List<Change> taken = changes.values().stream().sorted(ORDER).toList();
    changes.clear();
    return taken;
  }
}
