package dev.mandate.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/**
 * A question to the broker that is asked until the answer is yes. It never blocks: a broker that is
 * starting answers late, and one that ends in the meantime not at all.
 */
final class BrokerQuestion implements BooleanSupplier, AutoCloseable {
  private final Admin admin;
  private final Function<Admin, KafkaFuture<Boolean>> question;
  private KafkaFuture<Boolean> pending;

  BrokerQuestion(KafkaClients kafka, Function<Admin, KafkaFuture<Boolean>> question) {
    this.admin = kafka.admin();
    this.question = question;
    this.pending = question.apply(admin);
  }

  @Override
  public boolean getAsBoolean() {
    if (!pending.isDone()) {
      return false;
    }
    boolean yes = KafkaClients.answer(pending).orElse(false);
    if (!yes) {
      pending = question.apply(admin);
    }
    return yes;
  }

  /** Gives up at once; {@link Admin#close()} would wait for the answer. */
  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
