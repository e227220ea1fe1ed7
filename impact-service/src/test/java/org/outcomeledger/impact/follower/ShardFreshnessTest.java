package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.LedgerName;

class ShardFreshnessTest {

  private static final UUID INCARNATION = UUID.fromString("6f9619ff-8b86-4011-b42d-00cf4fc964ff");
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @Test
  void whatWasAppliedSinceTheHeadWasAskedForIsInTheHead() {
    ShardFreshness fresh = freshness(1511, 1510, Optional.empty());
    assertThat(fresh.head()).isEqualTo(1511);
    assertThat(fresh.eventsBehind()).isZero();
    assertThat(fresh.millisecondsBehind()).isZero();
  }

  @Test
  void aHeadAheadIsToldAsItIs() {
    ShardFreshness behind = freshness(1510, 1520, Optional.empty());
    assertThat(behind.head()).isEqualTo(1520);
    assertThat(behind.eventsBehind()).isEqualTo(10);
    assertThat(behind.millisecondsBehind()).isEqualTo(60_000);
  }

  @Test
  void whatIsMissingSinceASecondIsBehindByASecondHoweverOldTheEventBeforeIt() {
    ShardFreshness behind =
        freshness(1510, 1511, Optional.empty(), Optional.of(Duration.ofSeconds(1)));
    assertThat(behind.millisecondsBehind()).isEqualTo(1_000);
  }

  @Test
  void whatIsMissingIsYoungerThanTheLastEventApplied() {
    ShardFreshness behind =
        freshness(1510, 1511, Optional.empty(), Optional.of(Duration.ofSeconds(90)));
    assertThat(behind.millisecondsBehind()).isEqualTo(60_000);
  }

  @Test
  void ofAStoppedShardTheHeadOfALedgerThatLostEventsIsTold() {
    ShardFreshness stopped = freshness(1511, 1400, Optional.of("an older copy"));
    assertThat(stopped.head()).isEqualTo(1400);
    assertThat(stopped.eventsBehind()).isZero();
  }

  private static ShardFreshness freshness(long position, long head, Optional<String> stopped) {
    return freshness(position, head, stopped, Optional.empty());
  }

  private static ShardFreshness freshness(
      long position, long head, Optional<String> stopped, Optional<Duration> missing) {
    Watermark mark =
        new Watermark(
            LedgerName.OUTCOME, 3, INCARNATION, position, new byte[32], 0, NOW.minusSeconds(60));
    return ShardFreshness.of(
        "cube",
        new ShardStatus(mark, true, stopped, Optional.empty(), false),
        Optional.of(new ShardHead(INCARNATION, head, new byte[32], 0)),
        missing,
        NOW);
  }
}
