package dev.mandate.roles.expiry;

import dev.mandate.roles.background.Pauses;
import dev.mandate.roles.batch.ExpiryExecutor;
import dev.mandate.roles.store.RoleExpiries;
import dev.mandate.roles.store.RoleExpiries.Upcoming;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Puts the end of roles on record when their moment has come, also when it came while no instance
 * was running. Every instance has one; what is due stands in the database, so none depends on what
 * another remembers.
 */
public final class RoleExpirer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RoleExpirer.class);

  /** New limits are not signalled, so the store is looked at this often. */
  private static final Duration IDLE = Duration.ofMillis(500);

  /** How many ends of roles one transaction takes: it holds the locks of their partners. */
  private static final int AT_ONCE = 200;

  private final RoleExpiries expiries;
  private final ExpiryExecutor executor;
  private final Clock clock;
  private final Runnable afterCommit;
  private final SetAside setAside = new SetAside();
  private final AtomicLong failures = new AtomicLong();
  private final Semaphore stopped = new Semaphore(0);
  private boolean partnerByPartner;
  private volatile boolean running;
  private volatile @Nullable Thread thread;

  /**
   * @param afterCommit told that events were committed
   */
  public RoleExpirer(
      RoleExpiries expiries, ExpiryExecutor executor, Clock clock, Runnable afterCommit) {
    this.expiries = expiries;
    this.executor = executor;
    this.clock = clock;
    this.afterCommit = afterCommit;
  }

  /** How often in a row it failed, as a whole or for one partner; 0 while it works. */
  public long failures() {
    return Math.max(failures.get(), setAside.mostFailures());
  }

  @Override
  public void start() {
    running = true;
    stopped.drainPermits();
    thread = Thread.ofPlatform().name("role-expiry").start(this::run);
  }

  /** Lets the transaction that is under way end, unless the database keeps it waiting. */
  @Override
  public void stop() {
    running = false;
    stopped.release();
    Thread current = thread;
    if (current != null) {
      join(current);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      while (running) {
        Duration pause = endWhatIsDueOrBackOff();
        stopped.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration endWhatIsDueOrBackOff() {
    try {
      Duration pause = endWhatIsDue();
      failures.set(0);
      return pause;
    } catch (RuntimeException e) {
      Duration pause = Pauses.after(failures.incrementAndGet());
      LOG.warn("The ends of roles could not be looked up; trying again in {}", pause, e);
      return pause;
    }
  }

  /**
   * Ends as much as one transaction takes.
   *
   * @return how long there is nothing to do
   */
  private Duration endWhatIsDue() {
    Instant now = clock.instant();
    List<Upcoming> upcoming = expiries.upcoming(now.plus(IDLE), AT_ONCE, setAside.waiting(now));
    List<Upcoming> due = upcoming.stream().filter(end -> !end.at().isAfter(now)).toList();
    if (due.isEmpty()) {
      partnerByPartner = false;
      return upcoming.isEmpty() ? IDLE : Duration.between(now, upcoming.getFirst().at());
    }
    return end(usersByPartner(due), now);
  }

  private Map<String, Set<String>> usersByPartner(List<Upcoming> due) {
    Map<String, Set<String>> users = new LinkedHashMap<>();
    String first = due.getFirst().partnerId();
    for (Upcoming end : due) {
      if (!partnerByPartner || end.partnerId().equals(first)) {
        users.computeIfAbsent(end.partnerId(), _ -> new LinkedHashSet<>()).add(end.userId());
      }
    }
    return users;
  }

  private Duration end(Map<String, Set<String>> users, Instant now) {
    try {
      ExpiryExecutor.Outcome outcome = executor.end(users);
      if (outcome == ExpiryExecutor.Outcome.NOT_OUR_TURN) {
        return IDLE;
      }
      setAside.succeeded(users.keySet());
      if (outcome == ExpiryExecutor.Outcome.WRITTEN) {
        afterCommit.run();
      }
      return Duration.ZERO;
    } catch (RuntimeException e) {
      failed(users.keySet(), now, e);
      return Duration.ZERO;
    }
  }

  /** One partner that fails must not keep the others from going on. */
  private void failed(Set<String> partners, Instant now, RuntimeException cause) {
    if (partners.size() > 1) {
      partnerByPartner = true;
      LOG.warn("Roles of {} partners could not be ended together", partners.size(), cause);
    } else {
      partnerByPartner = false;
      partners.forEach(partner -> setAside.add(partner, now));
      LOG.warn("Roles of the partner {} could not be ended; trying again", partners, cause);
    }
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        thread.interrupt();
        thread.join(Duration.ofSeconds(20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
