package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerIncarnationTest {

  private static final UUID FIRST = UUID.randomUUID();
  private static final UUID SECOND = UUID.randomUUID();
  private static final UUID THIRD = UUID.randomUUID();
  private static final List<LedgerIncarnation> ALL =
      List.of(
          new LedgerIncarnation(FIRST, List.of(0L, 0L)),
          new LedgerIncarnation(SECOND, List.of(50L, 40L)),
          new LedgerIncarnation(THIRD, List.of(30L, 60L)));

  @Test
  void ofAnEarlierIncarnationIsKeptWhatEveryLaterOneBeganAfter() {
    assertThat(LedgerIncarnation.lastKept(ALL, FIRST, 0)).isEqualTo(30);
    assertThat(LedgerIncarnation.lastKept(ALL, FIRST, 1)).isEqualTo(40);
    assertThat(LedgerIncarnation.lastKept(ALL, SECOND, 1)).isEqualTo(60);
  }

  @Test
  void ofThePresentOneEverythingIsKept() {
    assertThat(LedgerIncarnation.lastKept(ALL, THIRD, 0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void ofOneThatTheLedgerNeverHadNothingIs() {
    assertThat(LedgerIncarnation.lastKept(ALL, UUID.randomUUID(), 0)).isZero();
  }
}
