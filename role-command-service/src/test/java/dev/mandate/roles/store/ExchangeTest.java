package dev.mandate.roles.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.roles.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements that travel together do what they would do one by one. */
class ExchangeTest {
  private final TestDatabase database = TestDatabase.empty();
  private final DataSource dataSource = database.ownerDataSource();
  private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(dataSource));

  @BeforeEach
  void createTable() {
    jdbc.execute("create table number (n bigint primary key)");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void each_statement_sees_what_those_before_it_did_and_answers_its_own_rows() {
    // Often enough that the driver keeps the statements prepared.
    for (long i = 1; i <= 10; i++) {
      Exchange exchange = new Exchange(jdbc);
      Exchange.Rows<Long> before = all(exchange);
      exchange.update(
          "insert into number select unnest(?)", (Object) new Long[] {2 * i, 2 * i + 1});
      Exchange.Rows<Long> after = all(exchange);
      exchange.run();

      assertThat(before.get()).hasSize(Math.toIntExact(2 * (i - 1)));
      assertThat(after.get()).hasSize(Math.toIntExact(2 * i)).contains(2 * i, 2 * i + 1);
    }
  }

  @Test
  void nothing_happens_of_an_exchange_of_which_one_statement_fails() {
    Exchange exchange = new Exchange(jdbc);
    exchange.update("insert into number values (?)", 1L);
    exchange.update("insert into number values (?)", 1L);
    exchange.update("insert into number values (?)", 2L);

    assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> exchange.run()))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(jdbc.queryForList("select n from number", Long.class)).isEmpty();
  }

  @Test
  void a_statement_that_misses_rows_fails_the_transaction() {
    Exchange exchange = new Exchange(jdbc);
    exchange.update(
        "update number set n = n + ?",
        1,
        (statement, first) -> statement.setLong(first, 1),
        1,
        "!");

    assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> exchange.run()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("!");
  }

  @Test
  void rows_are_there_only_after_the_exchange() {
    Exchange.Rows<Long> rows = all(new Exchange(jdbc));

    assertThatThrownBy(rows::get).isInstanceOf(NullPointerException.class);
  }

  private static Exchange.Rows<Long> all(Exchange exchange) {
    return exchange.query("select n from number where n > ?", (row, _) -> row.getLong("n"), 0L);
  }
}
