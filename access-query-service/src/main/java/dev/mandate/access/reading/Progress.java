package dev.mandate.access.reading;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets readers wait until something has moved on. */
public final class Progress {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final AtomicLong steps = new AtomicLong();

  /**
   * How often it has moved on so far; taken before looking, it makes sure that no step is missed.
   */
  public long steps() {
    return steps.get();
  }

  /** It has moved on. */
  public void advanced() {
    lock.lock();
    try {
      steps.incrementAndGet();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it has moved on beyond this many steps, or the time is over. */
  public void await(long seen, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (steps.get() == seen && left > 0) {
        left = moved.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
