package dev.mandate.access.personal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * What the people of one partner are and were called, as far as its history was taken in. Whoever
 * asks says up to which position, and is not told what came later; only erased names are gone for
 * all.
 */
final class PartnerNames {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Name> latest = new HashMap<>();
  private long position;

  /**
   * A name of a person.
   *
   * @param since the position from which on it was the name
   * @param before the name until then, or null
   */
  private record Name(long since, String name, long key, @Nullable Name before) {
    boolean contains(String text) {
      return name.contains(text);
    }
  }

  /** A person, and what stands in the tables for a name that was found. */
  record Match(String userId, long key) {}

  /** How far the history was taken in. */
  long position() {
    lock.readLock().lock();
    try {
      return position;
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Takes in the history up to a position.
   *
   * @param changes all that there are behind what was taken in before, each person's in order;
   *     those that are in already, and those behind the position, are passed over
   */
  void advance(List<NameChange> changes, long upTo) {
    lock.writeLock().lock();
    try {
      for (NameChange change : changes) {
        if (change.position() > position && change.position() <= upTo) {
          apply(change);
        }
      }
      position = Math.max(position, upTo);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void apply(NameChange change) {
    String name = change.name();
    Name before = latest.get(change.userId());
    if (name == null) {
      latest.remove(change.userId());
    } else if (before == null || before.key != change.key()) {
      latest.put(change.userId(), new Name(change.position(), name, change.key(), before));
    }
  }

  /** Every name that contains a text in lower case, of the present or of before. */
  List<Match> ever(String text, long upTo) {
    List<Match> found = new ArrayList<>();
    lock.readLock().lock();
    try {
      latest.forEach(
          (user, last) -> {
            for (Name name = at(last, upTo); name != null; name = name.before) {
              if (name.contains(text)) {
                found.add(new Match(user, name.key));
              }
            }
          });
    } finally {
      lock.readLock().unlock();
    }
    return found;
  }

  /** The people whose last name contains a text in lower case. */
  List<String> last(String text, long upTo) {
    List<String> found = new ArrayList<>();
    lock.readLock().lock();
    try {
      latest.forEach(
          (user, last) -> {
            Name name = at(last, upTo);
            if (name != null && name.contains(text)) {
              found.add(user);
            }
          });
    } finally {
      lock.readLock().unlock();
    }
    return found;
  }

  private static @Nullable Name at(Name last, long upTo) {
    Name name = last;
    while (name != null && name.since > upTo) {
      name = name.before;
    }
    return name;
  }
}
