package dev.mandate.roles.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.Unreadable;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Where a dead letter was put. What becomes of it there is told as for every command: once per
 * identity, so that sending it again does no harm.
 *
 * @param topic the topic of commands, that on which the record came
 * @param partition where it is there
 * @param offset its place in the partition
 * @param redrivenFrom partition and offset of the dead letter
 * @param readable whether it is a command; if not, it becomes a dead letter again
 * @param detail why it is none, or null
 * @param id with {@code source}, the identity of the command, if it can be read
 * @param source the system that named it, if it can be read
 * @param outcome where the outcome of the command can be asked for, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RedriveAnswer(
    String topic,
    int partition,
    long offset,
    String redrivenFrom,
    boolean readable,
    @Nullable String detail,
    @Nullable String id,
    @Nullable String source,
    @Nullable String outcome) {
  static RedriveAnswer of(Redrive redrive, RecordMetadata put) {
    return switch (redrive.received()) {
      case CommandMessage command ->
          new RedriveAnswer(
              put.topic(),
              put.partition(),
              put.offset(),
              redrive.from(),
              true,
              null,
              command.id(),
              command.source(),
              "/v1/commands/" + encoded(command.source()) + "/" + encoded(command.id()));
      case Unreadable unreadable ->
          new RedriveAnswer(
              put.topic(),
              put.partition(),
              put.offset(),
              redrive.from(),
              false,
              unreadable.detail(),
              unreadable.id(),
              unreadable.source(),
              null);
    };
  }

  private static String encoded(String segment) {
    return UriUtils.encode(segment, StandardCharsets.UTF_8);
  }
}
