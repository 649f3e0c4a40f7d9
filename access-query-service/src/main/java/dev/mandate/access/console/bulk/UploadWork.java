package dev.mandate.access.console.bulk;

import dev.mandate.access.console.change.Change;
import dev.mandate.access.console.change.Foretold;
import dev.mandate.access.console.change.Result;
import dev.mandate.access.http.UnavailableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the rows of an upload, one after the other: they are all of one partner, and a later
 * one may build on an earlier. Where nobody knows what became of a row, it ends, to go on there.
 */
final class UploadWork {
  /** How often the same is asked before it ends. */
  private static final int ATTEMPTS = 3;

  private final Upload upload;
  private final CommandSide commands;
  private final Duration pause;

  /** Who foretells and decides. */
  interface CommandSide {
    /**
     * What a change would do.
     *
     * @throws UnavailableException if nobody says
     */
    Foretold foretell(Change change);

    /** Makes a change. */
    Result send(Change change);
  }

  /**
   * @param pause how long to wait before the same is asked again
   */
  UploadWork(Upload upload, CommandSide commands, Duration pause) {
    this.upload = upload;
    this.commands = commands;
    this.pause = pause;
  }

  /** One row. */
  private interface RowWork {
    /** Whether it is done with it. */
    boolean isDone(int index) throws InterruptedException;
  }

  /** Finds out what each row would do. */
  void plan() {
    goThrough(this::planned);
  }

  /**
   * Sends the rows.
   *
   * @param all whether those that would change nothing, or be rejected, are sent, too
   */
  void apply(boolean all) {
    goThrough(index -> !upload.row(index).isToBeSent(all) || sent(index));
  }

  private void goThrough(RowWork work) {
    try {
      for (int index = 0; index < upload.size(); index++) {
        if (upload.isCancelled()) {
          upload.stop(Upload.Stop.CANCELLED);
          return;
        }
        if (!work.isDone(index)) {
          upload.stop(Upload.Stop.NO_ANSWER);
          return;
        }
        upload.advance();
      }
      upload.finish();
    } catch (InterruptedException _) { // the service ends
      upload.stop(Upload.Stop.CANCELLED);
    }
  }

  private boolean planned(int index) throws InterruptedException {
    for (int i = 0; i < upload.row(index).steps().size(); i++) {
      Step step = upload.row(index).steps().get(i);
      if (step.isUnplanned()) {
        Step foretold = foretold(step);
        if (foretold == null) {
          return false;
        }
        upload.put(index, upload.row(index).with(i, foretold));
      }
    }
    return true;
  }

  private @Nullable Step foretold(Step step) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.with(commands.foretell(step.change()));
      } catch (UnavailableException _) { // logged where it was noticed
        if (attempt == ATTEMPTS) {
          return null;
        }
      }
      Thread.sleep(pause);
    }
  }

  /** What follows a step that was rejected is not sent: the row was one wish. */
  private boolean sent(int index) throws InterruptedException {
    for (int i = 0; i < upload.row(index).steps().size(); i++) {
      Step step = upload.row(index).steps().get(i);
      if (!step.isDecided()) {
        step = sent(step);
        upload.put(index, upload.row(index).with(i, step));
      }
      if (step.isUnknown()) {
        return false;
      }
      if (step.rejection() != null) {
        return true;
      }
    }
    return true;
  }

  /** The same command again does nothing twice. */
  private Step sent(Step step) throws InterruptedException {
    Step sent = step.with(commands.send(step.change()));
    for (int attempt = 1; attempt < ATTEMPTS && sent.isUnknown(); attempt++) {
      Thread.sleep(pause);
      sent = step.with(commands.send(step.change()));
    }
    return sent;
  }
}
