package org.outcomeledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outcomeledger.audit.AuditDatabase.entry;

import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.testservers.TestServers;

/** What the owner of the table, as whom the service runs, cannot do by a statement. */
class AuditAppendOnlyTest {

  private final AuditDatabase database = new AuditDatabase(TestServers.postgres());
  private final AuditEntry young = entry("young");

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set caller = 'nobody'",
        "update audit_entry set at = at - interval '10 years'",
        "delete from audit_entry",
        "truncate audit_entry"
      })
  void whatIsInTheTrailStaysAsItIs(String statement) {
    add(young);
    assertThatThrownBy(() -> database.sql(statement))
        .isInstanceOfSatisfying(
            PgException.class, refused -> assertThat(refused.getSqlState()).isEqualTo("42501"));
    assertThat(database.entries()).containsExactly(young);
  }

  @Test
  void whatIsOlderThanItIsKeptIsForgottenAndNothingElse() {
    AuditEntry old = entry("old", Instant.now().minus(Duration.ofDays(401)));
    AuditEntry lastYear = entry("last-year", Instant.now().minus(Duration.ofDays(399)));
    add(old, lastYear, young);
    new AuditRetention(database.pool, 400).forget().await().atMost(AuditDatabase.TIMEOUT);
    assertThat(database.entries()).containsExactly(lastYear, young);
  }

  @Test
  void aTrailThatWouldBeKeptForLessThanAYearEndsTheStart() {
    assertThatThrownBy(() -> new AuditRetention(database.pool, 365))
        .hasMessageContaining("outcome-ledger.audit.kept-days is 365")
        .hasMessageContaining("366");
  }

  private void add(AuditEntry... entries) {
    database.table.add(List.of(entries)).await().atMost(AuditDatabase.TIMEOUT);
  }
}
