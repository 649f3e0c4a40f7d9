package dev.mandate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language is the best one of those that are accepted. */
class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, ENGLISH",
        "'', ENGLISH",
        "*, ENGLISH",
        "en, ENGLISH",
        "en-GB, ENGLISH",
        "zh, CHINESE",
        "zh-CN, CHINESE",
        "ZH-hans-cn, CHINESE",
        "'de, zh;q=0.5, en;q=0.4', CHINESE",
        "'zh;q=0.4, en;q=0.5', ENGLISH",
        "'de, *;q=0.1', ENGLISH",
        "'en;q=0, zh;q=0.1', CHINESE",
        "'fr, de', ENGLISH",
        "'zh;q=2', ENGLISH",
        "'?!', ENGLISH"
      })
  void accepted(String acceptLanguage, Language expected) {
    assertThat(Language.accepted(acceptLanguage)).isEqualTo(expected);
  }
}
