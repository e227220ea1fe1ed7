package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeadHistoryTest {

  private static final UUID INCARNATION = UUID.fromString("6f9619ff-8b86-4011-b42d-00cf4fc964ff");
  private static final UUID NEXT = UUID.fromString("6f9619ff-8b86-4011-b42d-00cf4fc964fe");

  private final HeadHistory history = new HeadHistory();

  @Test
  void afterAQuietNightAnEventIsMissingSinceItCameAndNotSinceTheOneBeforeIt() {
    for (int second = 0; second < 36_000; second++) {
      seen(5, second);
    }
    seen(6, 36_000);
    assertThat(history.since(5, nanos(36_001))).contains(Duration.ofSeconds(2));
  }

  @Test
  void whatIsMissingIsMissingForLongerAndLonger() {
    seen(5, 0);
    for (int second = 1; second <= 100; second++) {
      seen(5 + second, second);
      assertThat(history.since(5, nanos(second))).contains(Duration.ofSeconds(second));
    }
  }

  @Test
  void afterAnyTimeItTellsNoLessThanTheTruthAndNotMuchMore() {
    int hour = 3_600;
    for (int second = 0; second <= hour; second++) {
      seen(second, second);
    }
    for (int missing = 1; missing < hour; missing++) {
      long told = history.since(hour - missing, nanos(hour)).orElseThrow().toSeconds();
      assertThat(told).isBetween((long) missing, missing * 6L / 5 + 1);
    }
  }

  @Test
  void whatWasAheadBeforeTheFirstAnswerIsMissingForAnUnknownTime() {
    seen(10, 0);
    assertThat(history.since(5, nanos(1))).isEmpty();
    assertThat(history.since(10, nanos(1))).isPresent();
  }

  @Test
  void whatALedgerSaidBeforeItWasRestoredIsForgotten() {
    seen(10, 0);
    history.add(new ShardHead(NEXT, 12, new byte[32], nanos(1)));
    assertThat(history.since(10, nanos(2))).isEmpty();
    history.add(new ShardHead(NEXT, 4, new byte[32], nanos(3)));
    assertThat(history.since(12, nanos(5))).contains(Duration.ofSeconds(2));
  }

  private void seen(long position, long second) {
    history.add(new ShardHead(INCARNATION, position, new byte[32], nanos(second)));
  }

  private static long nanos(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
