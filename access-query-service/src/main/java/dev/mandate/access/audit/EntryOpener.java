package dev.mandate.access.audit;

import dev.mandate.access.facts.UserKey;
import dev.mandate.access.personal.PersonSecrets;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.PersonalValues;
import dev.mandate.personal.PersonSecret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes of entries as they are in the log what is shown of them. */
@Component
final class EntryOpener {
  private final PersonSecrets secrets;

  EntryOpener(PersonSecrets secrets) {
    this.secrets = secrets;
  }

  /** The same entries as long as nobody in them is erased: open, and else with commitments. */
  List<AuditEntry> open(List<AuditEntry> entries) {
    Set<UserKey> people =
        entries.stream()
            .flatMap(
                entry ->
                    PersonalValues.people(entry).stream()
                        .map(user -> new UserKey(entry.partnerId(), user)))
            .collect(Collectors.toSet());
    Map<UserKey, PersonSecret> known = secrets.of(people);
    return entries.stream()
        .map(
            entry ->
                PersonalValues.open(entry, user -> known.get(new UserKey(entry.partnerId(), user))))
        .toList();
  }
}
