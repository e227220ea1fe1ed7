package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.pgclient.PgConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server knows about a session's client, so that one without power is given up soon. */
class LedgerSessionsTest {

  private final WordLedger kept = new WordLedger();

  @AfterEach
  void close() {
    kept.close();
  }

  @ParameterizedTest
  @CsvSource({
    "tcp_keepalives_idle, 5",
    "tcp_keepalives_interval, 2",
    "tcp_keepalives_count, 3",
    "tcp_user_timeout, 10000"
  })
  void aClientThatIsSilentIsAskedAndGivenUp(String setting, String expected) {
    assertThat(shown(kept.database.connectToAppend(), setting)).isEqualTo(expected);
    assertThat(shown(kept.database.connectToRelay(), setting)).isEqualTo(expected);
  }

  @Test
  void theLimitsOfATransactionThatAppendsAreTheServers() {
    assertThat(shown(kept.database.connectToAppend(), "transaction_timeout")).isEqualTo("5s");
  }

  private static String shown(PgConnection session, String setting) {
    try {
      return session
          .query("show " + setting)
          .execute()
          .await()
          .atMost(WordLedger.TIMEOUT)
          .iterator()
          .next()
          .getString(0);
    } finally {
      session.closeAndForget();
    }
  }
}
