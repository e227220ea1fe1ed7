package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryLineTest {

  private static final String BARE =
      "{\"incarnation\":\"6f9619ff-8b86-4011-b42d-00cf4fc964ff\",\"shard\":3,\"position\":%d,"
          + "\"leaf\":\"00\",\"chain\":\"01\"%s}";
  private static final String CONTENT =
      ",\"salt\":\"02\",\"id\":\"id-1\",\"source\":\"lms\",\"type\":\"t\",\"platform\":\"a\","
          + "\"subject\":\"0b8f6a3e-1c5d-8e2f-9a7b-3c4d5e6f7a8b\","
          + "\"recordedat\":\"2026-01-02T03:04:05Z\",\"data\":";

  @Test
  void linesAreReadInTheirOrderAndKeepTheirBytes() {
    String data = "{\"é\" : [1, 2.50] }";
    String lines = BARE.formatted(1, CONTENT + data) + "\n" + BARE.formatted(2, "") + "\n";
    var entries = EntryLine.readAll(lines.getBytes(UTF_8));
    assertThat(entries).extracting(LedgerEntry::position).containsExactly(1L, 2L);
    assertThat(entries.getFirst().content().data()).asString(UTF_8).isEqualTo(data);
    assertThat(entries.getLast().redacted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"shard\":3}", "{\"shard\":3,\"position\":1,\"leaf\""})
  void aMalformedLineIsRefused(String line) {
    assertThatThrownBy(() -> EntryLine.read(line.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {",\"shard\":3", CONTENT + "{\"a\":1,\"a\":1}"})
  void aDuplicateNameIsRefused(String more) {
    assertThatThrownBy(() -> EntryLine.read(BARE.formatted(1, more).getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Duplicate");
  }

  @Test
  void twoLinesAreNotOne() {
    String two = BARE.formatted(1, "") + "\n" + BARE.formatted(2, "");
    assertThatThrownBy(() -> EntryLine.read(two.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
