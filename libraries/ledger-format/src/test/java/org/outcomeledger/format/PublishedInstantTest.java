package org.outcomeledger.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedInstantTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.6Z",
        "2026-01-02T03:04:05.000006Z",
        "1969-12-31T23:59:59.999999999Z",
        "2024-02-29T00:00:00.120Z",
        "+12026-01-02T03:04:05Z",
        "-0044-03-15T12:00:00Z",
        "2016-12-31T23:59:60Z",
        "2026-01-02T24:00:00Z",
        "2026-01-02T03:04:05+01:00"
      })
  void itReadsWhatTheLibraryReads(String text) {
    assertThat(PublishedInstant.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-01-02T03:04:05",
        "2026-02-30T03:04:05Z",
        "2026-01-02T03:60:05Z",
        "2026-01-02T03:04:05.1234567890Z",
        "2026-01-02 03:04:05Z",
        "2026-01-02T03:04:0xZ"
      })
  void itRefusesWhatTheLibraryRefuses(String text) {
    assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> PublishedInstant.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
