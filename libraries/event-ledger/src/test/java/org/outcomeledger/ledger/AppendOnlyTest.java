package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.testservers.TestServers;

/** What the owner of the tables, as whom the service runs, cannot do by a statement. */
class AppendOnlyTest {

  static final String EMPTY =
      "update event set learner_id = null, stream_version = null, platform = null, type = null,"
          + " id = null, source = null, time = null, recorded_at = null, data = null, salt = null,"
          + " traceparent = null";

  private final WordLedger kept = new WordLedger();

  @BeforeEach
  void aLedgerOfTwoWords() {
    Ledger<Word> ledger = kept.replica();
    WordLedger.append(ledger, new Word("hello").by("ada", "1"), new Word("bye").by("bob", "2"));
  }

  @AfterEach
  void close() {
    kept.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update event set data = '{}'",
        "update event set data = null",
        "update event set leaf = chain",
        "update event set position = position + 100",
        EMPTY,
        "delete from event",
        "truncate event",
        "update idempotency_key set content_hash = null",
        "update idempotency_key set position = 100",
        "delete from idempotency_key",
        "truncate idempotency_key",
        "update claim set position = 100",
        "truncate claim",
        "delete from ledger_head",
        "truncate ledger_head",
        "insert into ledger_head select false, incarnation, positions, chains from ledger_head",
        "delete from relay_cursor",
        "truncate relay_cursor"
      })
  void whatIsInTheLedgerStaysAsItIs(String statement) {
    List<LedgerEntry> before = kept.verified();
    refused(() -> kept.sql(statement));
    assertThat(kept.verified()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void anErasureMayEmptyAnEntryAndForgetItsContent() {
    kept.erasing(EMPTY + " where position = 1");
    kept.erasing("update idempotency_key set content_hash = null");
    assertThat(kept.sql("select count(*) from event where data is null")).isNotEqualTo(0L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update event set data = '{}'",
        "update event set data = null",
        "update event set leaf = chain",
        "delete from event",
        "truncate event",
        "update idempotency_key set content_hash = 'a'",
        "update idempotency_key set position = 100",
        "delete from idempotency_key",
        "delete from ledger_head"
      })
  void anErasureMayDoNothingElse(String statement) {
    refused(() -> kept.erasing(statement));
  }

  @Test
  void whereTheRoleCannotBeMadeTheLedgerIsMadeAllTheSameAndNobodyErases() throws SQLException {
    var postgres = TestServers.postgres();
    String owner = postgres.freshDatabase("ledger");
    Flyway.configure()
        .dataSource(postgres.jdbcUrl(owner), owner, postgres.password())
        .locations("db/ledger")
        .placeholders(Map.of("shards", "1", "erasure-role", "never_made", "service-role", "nobody"))
        .load()
        .migrate();
    try (Connection superuser = postgres.connect(owner);
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "insert into event (shard, position, incarnation, leaf, chain)"
              + " select 0, 1, gen_random_uuid(), 'a', 'b'");
      assertThatThrownBy(() -> statement.execute(EMPTY))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only");
    }
  }

  private static void refused(ThrowingCallable statement) {
    assertThatThrownBy(statement)
        .isInstanceOfSatisfying(
            PgException.class, e -> assertThat(e.getSqlState()).isEqualTo("42501"));
  }
}
