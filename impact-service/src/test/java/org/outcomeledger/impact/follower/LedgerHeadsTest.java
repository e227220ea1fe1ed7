package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.LedgerName;

class LedgerHeadsTest {

  @Test
  @DisplayName("a ledger that takes requests and does not answer leaves the other's heads fresh")
  void hanging() throws Exception {
    try (var enrollments = new InMemoryLedger(LedgerName.ENROLLMENT);
        var outcomes = new InMemoryLedger(LedgerName.OUTCOME);
        var client =
            new LedgerClient(
                Map.of(
                    LedgerName.ENROLLMENT, enrollments.url(), LedgerName.OUTCOME, outcomes.url()),
                new TokenFile(FollowerFixture.token()),
                LedgerName::knows)) {
      enrollments.hang();
      try (var heads = new LedgerHeads(client)) {
        FollowerFixture.waiting()
            .until(() -> outcomes.headsAsked() >= 3 || enrollments.headsAsked() >= 3);
        assertThat(outcomes.headsAsked()).isGreaterThanOrEqualTo(3);
        assertThat(enrollments.headsAsked()).isLessThan(3);
        assertThat(heads.latest(LedgerName.OUTCOME, 0)).isPresent();
        assertThat(heads.latest(LedgerName.ENROLLMENT, 0)).isEmpty();
      }
    }
  }
}
