package org.outcomeledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.outcomeledger.testservers.TestServers;

class OperatorEntriesTest {

  private static final String SECRET =
      "pbkdf2-hmac-sha256:200000:00112233445566778899aabbccddeeff:9f86d081884c7d659a2feaa0c55ad015";

  private final AuditDatabase database = new AuditDatabase(TestServers.postgres());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aSettingIsRecordedWhenItIsFirstSetAndWhenItChanges() throws SQLException {
    assertThat(start("10")).isOne();
    assertThat(start("10")).isZero();
    assertThat(start("5")).isOne();
    assertThat(start("10")).isOne();

    assertThat(database.entries())
        .extracting(AuditEntry::operation, AuditEntry::caller)
        .containsOnly(tuple("setting", "operator"));
    assertThat(database.entries())
        .extracting(AuditEntry::parameters)
        .containsExactly(
            Map.of("name", List.of("threshold"), "value", List.of("10")),
            Map.of("name", List.of("threshold"), "value", List.of("5"), "before", List.of("10")),
            Map.of("name", List.of("threshold"), "value", List.of("10"), "before", List.of("5")));
  }

  @Test
  void ofASecretThatIsKeptWithTheDataTheKeyIdIsRecorded() throws SQLException {
    database.sql("insert into kept_setting (name, value) values ('secret', '" + SECRET + "')");
    start("10");

    assertThat(database.entries())
        .extracting(AuditEntry::parameters)
        .contains(Map.of("name", List.of("secret"), "value", List.of("key id 9f86d081")));
    assertThat(database.entries().toString()).doesNotContain("00112233", "c55ad015");
  }

  @Test
  void aCommandIsRecordedByItsName() throws SQLException {
    try (Connection connection = database.connect()) {
      OperatorEntries.command(connection, "restore");
    }
    assertThat(database.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.operation()).isEqualTo("command");
              assertThat(entry.parameters()).isEqualTo(Map.of("name", List.of("restore")));
            });
  }

  private int start(String threshold) throws SQLException {
    try (Connection connection = database.connect()) {
      return OperatorEntries.settings(
          connection, List.of(new RecordedSetting("threshold", threshold)));
    }
  }
}
