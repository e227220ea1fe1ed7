package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerStandingTest {

  private final WordLedger kept = new WordLedger();
  private final LedgerStanding standing = new LedgerStanding(kept.pool);

  @AfterEach
  void close() {
    kept.close();
  }

  /** Else whoever waits to be erased would be forgotten as long as nobody can erase. */
  @Test
  void whatTheDatabaseSaidLastIsKnownWhileItDoesNotAnswer() {
    ask();
    assertThat(standing.latest()).isPresent();
    kept.sql("alter table erasure rename to not_there");

    ask();
    assertThat(standing.latest()).isEmpty();
    assertThat(standing.lastKnown().orElseThrow().erasures()).isZero();

    kept.sql("alter table not_there rename to erasure");
    ask();
    assertThat(standing.latest()).isEqualTo(standing.lastKnown()).isPresent();
  }

  private void ask() {
    standing.ask().await().atMost(WordLedger.TIMEOUT);
  }
}
