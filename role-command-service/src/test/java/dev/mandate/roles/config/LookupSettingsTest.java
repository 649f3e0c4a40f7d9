package dev.mandate.roles.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service's own connections look every row up by index. */
@ServiceTest
class LookupSettingsTest {
  @Autowired private JdbcTemplate jdbc;

  @ParameterizedTest
  @CsvSource({
    "plan_cache_mode, force_generic_plan",
    "enable_seqscan, off",
    "enable_hashjoin, off",
    "enable_mergejoin, off"
  })
  void each_connection_begins_with_the_settings(String setting, String value) {
    assertThat(jdbc.queryForObject("select current_setting(?)", String.class, setting))
        .isEqualTo(value);
  }

  @Test
  void a_frozen_consumer_still_loses_its_transaction() {
    assertThat(jdbc.queryForObject("select current_setting('transaction_timeout')", String.class))
        .isEqualTo("15s");
  }
}
