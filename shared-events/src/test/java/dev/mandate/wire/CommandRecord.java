package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mandate.commands.Command;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A record of the command topic: a good one, until a test breaks it. */
final class CommandRecord {
  private static final JsonMapper PLAIN = JsonMapper.builder().build();

  private final RecordHeaders headers = new RecordHeaders();
  private byte @Nullable [] value;

  private CommandRecord() {}

  /** A binary record with the data of a golden file and every header that there can be. */
  static CommandRecord golden(String name) {
    return new CommandRecord()
        .header("ce_specversion", "1.0")
        .header("ce_id", "c-1")
        .header("ce_source", "/provisioning")
        .header("ce_type", "dev.mandate.command." + name.replaceFirst("\\.minimal$", ""))
        .header("ce_time", "2026-01-31T11:59:59.500Z")
        .header("ce_authtype", "user")
        .header("ce_authid", "anna@acme.example")
        .header("ce_correlationid", "order-7")
        .header("ce_traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .header("ce_tracestate", "vendor=1")
        .header("content-type", "application/json")
        .value(Golden.data("commands", name));
  }

  /** A good command, for tests to which it does not matter which. */
  static CommandRecord grantRole() {
    return golden("GrantRole.v1");
  }

  /** The data of a command as upstream systems write it. */
  static byte[] data(Command command) {
    return data(CommandTypes.REGISTRY.of(command), command);
  }

  private static <T extends Record> byte[] data(TypeRegistry.Entry<T> entry, Command command) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.DATA.createGenerator(text)) {
      entry.shape().write(json, entry.shape().type().cast(command));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Sets a header, whatever it was before. */
  CommandRecord header(String name, String text) {
    return header(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets a header to bytes, whatever it was before. */
  CommandRecord header(String name, byte @Nullable [] bytes) {
    headers.remove(name);
    headers.add(name, bytes);
    return this;
  }

  /** Adds a header, beside one of the same name. */
  CommandRecord addHeader(String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  CommandRecord without(String header) {
    headers.remove(header);
    return this;
  }

  CommandRecord value(String text) {
    return value(text.getBytes(StandardCharsets.UTF_8));
  }

  CommandRecord value(byte @Nullable [] bytes) {
    value = bytes;
    return this;
  }

  /** Sets a field of the data to a JSON value. */
  CommandRecord field(String name, String json) {
    ObjectNode data = data();
    data.set(name, PLAIN.readTree(json));
    return value(PLAIN.writeValueAsString(data));
  }

  CommandRecord withoutField(String name) {
    ObjectNode data = data();
    data.remove(name);
    return value(PLAIN.writeValueAsString(data));
  }

  /** The same command in structured mode. */
  CommandRecord structured() {
    return structured("data", new String(value(), StandardCharsets.UTF_8));
  }

  /** The same command in structured mode, its data encoded. */
  CommandRecord structuredBase64() {
    String encoded = Base64.getEncoder().encodeToString(value());
    return structured("data_base64", '"' + encoded + '"');
  }

  private CommandRecord structured(String member, String json) {
    ObjectNode envelope = PLAIN.createObjectNode();
    for (Header header : headers) {
      String name = header.key().replaceFirst("^ce_", "");
      envelope.put(
          name.equals("content-type") ? "datacontenttype" : name,
          new String(header.value(), StandardCharsets.UTF_8));
    }
    String attributes = envelope.toString();
    String text = attributes.substring(0, attributes.length() - 1);
    return new CommandRecord()
        .header("content-type", "application/cloudevents+json; charset=UTF-8")
        .value("%s,\"%s\":%s}".formatted(text, member, json));
  }

  ObjectNode data() {
    return (ObjectNode) PLAIN.readTree(value());
  }

  byte[] value() {
    return Objects.requireNonNull(value);
  }

  List<RecordHeader> headers() {
    return Arrays.stream(headers.toArray())
        .map(header -> new RecordHeader(header.key(), header.value()))
        .toList();
  }

  /** The sum that is limited, counted independently. */
  int headerBytes() {
    return Arrays.stream(headers.toArray())
        .mapToInt(h -> h.key().getBytes(StandardCharsets.UTF_8).length + h.value().length)
        .sum();
  }

  Received received() {
    return KafkaBinding.readCommand(headers, value);
  }

  /** The command that this is, or a failure that says what is wrong with it. */
  Command validCommand() {
    return valid().command();
  }

  CommandMessage.Valid valid() {
    return assertThat(message().content()).asInstanceOf(type(CommandMessage.Valid.class)).actual();
  }

  /** What is invalid about this readable message. */
  List<String> problems() {
    return assertThat(message().content())
        .asInstanceOf(type(CommandMessage.Invalid.class))
        .actual()
        .problems();
  }

  CommandMessage message() {
    return assertThat(received()).asInstanceOf(type(CommandMessage.class)).actual();
  }

  Unreadable unreadable() {
    return assertThat(received()).asInstanceOf(type(Unreadable.class)).actual();
  }
}
