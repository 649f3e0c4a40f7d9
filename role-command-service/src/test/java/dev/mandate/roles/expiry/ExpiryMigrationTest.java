package dev.mandate.roles.expiry;

import static dev.mandate.roles.batch.Commands.grant;
import static dev.mandate.roles.batch.Commands.provisionUser;
import static dev.mandate.roles.batch.Commands.register;
import static dev.mandate.roles.batch.Commands.revoke;
import static dev.mandate.roles.batch.Commands.system;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.batch.TestInstance;
import dev.mandate.wire.CommandMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores of earlier versions, which did not know which roles end by themselves. */
class ExpiryMigrationTest {
  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final Instant SOONER = Instant.parse("2990-01-01T00:00:00.001Z");

  private final TestDatabase database = TestDatabase.migrated();
  private final TestInstance service = TestInstance.on(database);

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void what_was_granted_and_not_ended_before_is_found_in_the_events() {
    service.decide(register("p"), provisionUser("p", "first"), register("q"));
    service.decide(provisionUser("q", "q-first"), provisionUser("p", "u1"));
    service.decide(
        grantUntil("u1", "FULL_ADMIN", END),
        grantUntil("u1", "FULL_ADMIN", SOONER),
        grantUntil("u1", "READ_ONLY_ADMIN", END),
        grant("p", "u1", "READ_ONLY_ADMIN"),
        grantUntil("u1", "PARTNER_ADMIN", SOONER),
        revoke("p", "u1", "PARTNER_ADMIN"),
        grantUntil("u1", "PARTNER_ADMIN", END),
        grantUntil("first", "READ_ONLY_ADMIN", SOONER),
        revoke("p", "first", "READ_ONLY_ADMIN"));
    List<Map<String, Object>> maintained = rows();

    asBeforeTheMigration();
    database.migrate();

    assertThat(maintained).hasSize(2);
    assertThat(rows()).isEqualTo(maintained);
  }

  @Test
  void an_empty_store_has_nothing_to_end() {
    assertThat(rows()).isEmpty();
  }

  @Test
  void a_large_store_may_take_longer_than_a_batch() throws Exception {
    String migration =
        new ClassPathResource("db/migration/V3__role_expiry.sql")
            .getContentAsString(StandardCharsets.UTF_8)
            .replace("insert into role_expiry", "select pg_sleep(0.6); insert into role_expiry");
    asBeforeTheMigration();

    try (var connection = database.ownerDataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set transaction_timeout = '300ms'");
      connection.setAutoCommit(false);
      statement.execute(migration);
      connection.commit();
    }

    assertThat(rows()).isEmpty();
  }

  private void asBeforeTheMigration() {
    JdbcTemplate owner = database.ownerJdbc();
    owner.execute("drop table role_expiry, state_snapshot, person_secret, topic_renewal");
    owner.execute("drop index event_erasure");
    owner.execute("alter table relay_checkpoint drop column topic_id");
    owner.update(
        "delete from flyway_schema_history where version is null or version::integer >= 3");
  }

  private List<Map<String, Object>> rows() {
    return database
        .ownerJdbc()
        .queryForList("select * from role_expiry order by partner_id, user_id, role");
  }

  private static CommandMessage grantUntil(String user, String role, Instant end) {
    return system(
        "GrantRole",
        "{'partnerId':'p','userId':'%s','role':'%s','expiresAt':'%s'}".formatted(user, role, end));
  }
}
