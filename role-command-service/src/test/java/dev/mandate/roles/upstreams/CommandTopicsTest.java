package dev.mandate.roles.upstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.roles.CommandHeaders;
import dev.mandate.wire.Asker;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandMessage.Invalid;
import dev.mandate.wire.CommandMessage.Refused;
import dev.mandate.wire.CommandMessage.Valid;
import dev.mandate.wire.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed to be who on which topic. */
class CommandTopicsTest {
  private static final String BASE = "mandate.commands";
  private static final String CRM = "mandate.commands.crm";
  private static final String PORTAL = "mandate.commands.portal";
  private static final String QUERY_SERVICE = "mandate.commands.access-query-service";
  private static final String GRANT = "{\"partnerId\":\"p\",\"userId\":\"u\",\"role\":\"%s\"}";
  private static final String EXPORT =
      """
      {"partnerId":"p","by":"u","format":"csv","filters":{},"rows":1}
      """;

  private final CommandTopics topics =
      new CommandTopics(List.of("crm", "portal", "access-query-service"), List.of("portal"));

  @Test
  void there_is_one_topic_for_everybody_and_one_for_each_named_upstream() {
    assertThat(topics.names()).containsExactly(BASE, CRM, PORTAL, QUERY_SERVICE);
    assertThat(new CommandTopics(List.of(), List.of()).names()).containsExactly(BASE);
  }

  @Test
  void on_its_own_topic_an_upstream_asks_as_itself() {
    CommandMessage command = grant(CRM, "system", "crm");

    assertThat(command.content()).isInstanceOf(Valid.class);
    assertThat(command.asker()).isEqualTo(new Asker.Upstream("crm"));
  }

  @Test
  void on_its_own_topic_an_upstream_cannot_ask_as_another_system_and_its_own_name_is_on_record() {
    assertThat(refusal(grant(CRM, "system", "portal"), "crm"))
        .isEqualTo("crm may not ask in the name of the system portal: send authid crm");
    assertThat(refusal(grant(CRM, "system", "mandate"), "crm")).contains("the system mandate");
    assertThat(refusal(grant(CRM, "system", "CRM"), "crm")).contains("the system CRM");
  }

  @Test
  void only_an_upstream_that_may_act_for_users_asks_in_their_name() {
    assertThat(refusal(grant(CRM, "user", "jane"), "crm"))
        .isEqualTo(
            "crm may not ask in the name of the user jane: send authtype system and authid crm, or"
                + " have crm added to mandate.upstreams.acting-for-users");
    // A user of the same name is somebody else.
    assertThat(refusal(grant(CRM, "user", "crm"), "crm")).contains("the user crm");
    assertThat(grant(PORTAL, "user", "jane").asker()).isEqualTo(new Asker.User("jane"));
    assertThat(grant(PORTAL, "user", "jane").content()).isInstanceOf(Valid.class);
    assertThat(refusal(grant(PORTAL, "system", "crm"), "portal")).contains("the system crm");
  }

  @Test
  void who_pretends_to_be_another_is_not_told_what_else_is_wrong() {
    CommandMessage forged = command(CRM, "GrantRole", "system", "portal", GRANT.formatted("NONE"));

    assertThat(refusal(forged, "crm")).contains("the system portal");
  }

  @Test
  void a_command_that_does_not_say_who_asks_is_invalid_and_its_sender_is_on_record() {
    for (CommandMessage unclear :
        List.of(
            grant(CRM, null, null),
            grant(CRM, null, "portal"),
            grant(CRM, "system", null),
            grant(CRM, "robot", "portal"),
            grant(PORTAL, "user", "no id"))) {
      assertThat(unclear.content()).isInstanceOf(Invalid.class);
      assertThat(unclear.authType()).isEqualTo("system");
      assertThat(unclear.authId()).isIn("crm", "portal").isEqualTo(nameOf(unclear));
    }
  }

  private static String nameOf(CommandMessage sent) {
    return sent.source().substring("/".length());
  }

  @Test
  void only_the_query_service_puts_exports_on_record_and_it_does_nothing_else() {
    String name = "access-query-service";
    CommandMessage export = command(QUERY_SERVICE, "RecordAuditExport", "system", name, EXPORT);

    assertThat(export.content()).isInstanceOf(Valid.class);
    assertThat(refusal(command(CRM, "RecordAuditExport", "system", "crm", EXPORT), "crm"))
        .isEqualTo("Only the query service puts exports on record");
    assertThat(refusal(grant(QUERY_SERVICE, "system", name), name)).contains("nothing else");
  }

  @Test
  void on_the_topic_for_everybody_a_command_is_believed_who_asks() {
    assertThat(grant(BASE, "system", "crm").asker()).isEqualTo(new Asker.Upstream("crm"));
    assertThat(grant(BASE, "user", "jane").asker()).isEqualTo(new Asker.User("jane"));
    assertThat(grant(BASE, null, null).authId()).isNull();
  }

  @Test
  void what_cannot_be_read_stays_unreadable() {
    assertThat(topics.read(record(CRM, "GrantRole", "system", "portal", "[]")))
        .isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mandate", "dlt", "", "a.b", "ümlaut", "a b"})
  void a_name_that_could_be_taken_for_another_is_refused(String name) {
    assertThatThrownBy(() -> new CommandTopics(List.of(name), List.of()))
        .hasMessageContaining("cannot be named '" + name + "'");
  }

  @Test
  void a_right_for_nobody_is_refused() {
    assertThatThrownBy(() -> new CommandTopics(List.of("crm"), List.of("cmr")))
        .hasMessageContaining("has cmr, which mandate.upstreams.names does not have");
    assertThatThrownBy(
            () ->
                new CommandTopics(List.of("access-query-service"), List.of("access-query-service")))
        .hasMessageContaining("cannot act for users");
  }

  private static String refusal(CommandMessage command, String sender) {
    assertThat(command.asker()).isEqualTo(new Asker.Upstream(sender));
    assertThat(command.authType()).isEqualTo("system");
    assertThat(command.authId()).isEqualTo(sender);
    return ((Refused) command.content()).detail();
  }

  private CommandMessage grant(String topic, @Nullable String authType, @Nullable String authId) {
    return command(topic, "GrantRole", authType, authId, GRANT.formatted("PARTNER_ADMIN"));
  }

  private CommandMessage command(
      String topic, String type, @Nullable String authType, @Nullable String authId, String data) {
    return (CommandMessage) topics.read(record(topic, type, authType, authId, data));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      String topic, String type, @Nullable String authType, @Nullable String authId, String data) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(topic, 0, 0, null, data.getBytes(StandardCharsets.UTF_8));
    String source = "/" + topic.substring(topic.lastIndexOf('.') + 1);
    CommandHeaders.of("1", source, type, authType, authId).forEach(record.headers()::add);
    return record;
  }
}
