package dev.mandate.access.console.bulk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.change.Change;
import dev.mandate.access.console.change.Commands;
import dev.mandate.access.console.change.Foretold;
import dev.mandate.access.console.change.Result;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The uploads of people. They are in the memory of this instance, and nowhere else: one for each
 * person, until nobody has looked at it for an hour. What was applied is on record as if it had
 * been done by hand; only the plan and the result file are lost with the instance.
 */
@ConsolePart
@Component
final class Uploads implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(Uploads.class);

  /** At most 2 000 rows each, some megabytes. */
  private static final int MOST = 50;

  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Commands commands;
  private final Cache<String, Upload> byUser =
      Caffeine.newBuilder()
          .expireAfterAccess(KEPT)
          .scheduler(Scheduler.systemScheduler())
          .evictionListener(Uploads::forgotten)
          .build();

  Uploads(Commands commands) {
    this.commands = commands;
  }

  private static void forgotten(
      @Nullable String user, @Nullable Upload upload, RemovalCause cause) {
    if (upload != null) {
      upload.cancel();
    }
  }

  /** What a person has uploaded about a partner. */
  Optional<Upload> find(String userId, String partnerId) {
    return Optional.ofNullable(byUser.getIfPresent(userId))
        .filter(upload -> upload.partnerId().equals(partnerId));
  }

  /**
   * Keeps an upload in place of the one before, and begins with its plan.
   *
   * @return false if too many others have one
   */
  synchronized boolean add(String userId, Upload upload) {
    byUser.cleanUp();
    if (byUser.getIfPresent(userId) == null && byUser.estimatedSize() >= MOST) {
      return false;
    }
    discard(userId);
    byUser.put(userId, upload);
    run("plan", upload, UploadWork::plan);
    return true;
  }

  /** Ends what is being done with an upload, and forgets it. */
  void discard(String userId) {
    Upload upload = byUser.asMap().remove(userId);
    if (upload != null) {
      upload.cancel();
    }
  }

  /** Goes on with a plan that was stopped. */
  void planAgain(Upload upload) {
    if (upload.begin(Upload.Phase.PLANNING)) {
      run("plan", upload, UploadWork::plan);
    }
  }

  /**
   * Begins to send what is planned, or goes on with it.
   *
   * @param all whether what would change nothing, or be rejected, is sent, too
   */
  void apply(Upload upload, boolean all) {
    if (upload.begin(Upload.Phase.APPLYING)) {
      run("apply", upload, work -> work.apply(all));
    }
  }

  private interface Work {
    void on(UploadWork work);
  }

  private void run(String what, Upload upload, Work work) {
    UploadWork rows = new UploadWork(upload, new InTheNameOf(upload), PAUSE);
    Thread.ofVirtual()
        .name("bulk-" + what)
        .start(
            () -> {
              try {
                work.on(rows);
              } catch (RuntimeException e) {
                log.error("An upload cannot go on", e);
                upload.stop(Upload.Stop.NO_ANSWER);
              }
            });
  }

  /** Asks in the name of whoever uploaded a file, as long as their token lasts. */
  private final class InTheNameOf implements UploadWork.CommandSide {
    private final Upload upload;

    InTheNameOf(Upload upload) {
      this.upload = upload;
    }

    @Override
    public Foretold foretell(Change change) {
      return commands.foretell(upload.session(), change);
    }

    @Override
    public Result send(Change change) {
      return commands.send(upload.session(), change);
    }
  }

  @Override
  public void destroy() {
    byUser.asMap().values().forEach(Upload::cancel);
  }
}
