package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.CubeNotLoaded;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.Snapshot;

/** What analysts see stays until it is replaced, whatever comes in. */
class DisclosedSnapshotsTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final History history = new History();
  private final Cube cube = new Cube("EUR");
  private final DisclosedSnapshots daily = snapshots("1d", "2026-06-30T10:00:00Z");

  @Test
  void twoReadingsAroundOneEventAreOfOneSnapshot() {
    tell("ann");
    Snapshot before = daily.latest();
    tell("bob");
    assertThat(daily.latest()).isSameAs(before);
    assertThat(before.learners()).isOne();
    daily.replace();
    assertThat(daily.latest().learners()).isEqualTo(2);
  }

  @Test
  void aStreamIsToldWhenTheSnapshotIsReplacedAndNotWhenAnEventComes() {
    tell("ann");
    Snapshot shown = daily.latest();
    CompletableFuture<Snapshot> next = daily.other(shown, SOON);
    tell("bob");
    assertThat(next).isNotDone();
    daily.replace();
    assertThat(next.join()).isSameAs(daily.latest()).isNotSameAs(shown);
    assertThat(daily.other(shown, SOON)).isCompletedWithValue(daily.latest());
  }

  @Test
  void whoWaitsInVainIsTold() {
    tell("ann");
    CompletableFuture<Snapshot> next = daily.other(daily.latest(), Duration.ofMillis(1));
    assertThatThrownBy(next::join).isInstanceOf(CompletionException.class);
  }

  @Test
  void atOnceMeansTheLatest() {
    DisclosedSnapshots atOnce = snapshots("0s", "2026-06-30T10:00:00Z");
    tell("ann");
    Snapshot before = atOnce.latest();
    tell("bob");
    assertThat(atOnce.latest()).isNotSameAs(before).isSameAs(cube.snapshot());
    assertThat(atOnce.other(before, SOON)).isCompletedWithValue(cube.snapshot());
  }

  @Test
  void beforeAnythingIsLoadedThereIsNone() {
    daily.replace();
    assertThatThrownBy(daily::latest).isInstanceOf(CubeNotLoaded.class);
  }

  @ParameterizedTest
  @CsvSource({
    "P1D, 2026-06-30T10:00:00Z, PT12H",
    "P1D, 2026-10-24T22:00:00Z, PT25H",
    "P1D, 2026-06-30T21:59:59Z, PT1S",
    "PT6H, 2026-06-30T10:00:00Z, PT2H",
    "PT1M, 2026-06-30T10:00:30Z, PT30S"
  })
  void allReplicasReplaceTheirsAtTheSameMoment(Duration shown, Instant now, Duration left) {
    assertThat(new DisclosedSnapshots(cube, shown, Clock.fixed(now, PARIS)).untilNext())
        .isEqualTo(left);
  }

  private DisclosedSnapshots snapshots(String shown, String now) {
    Duration duration = shown.equals("1d") ? Duration.ofDays(1) : Duration.ZERO;
    return new DisclosedSnapshots(cube, duration, Clock.fixed(Instant.parse(now), PARIS));
  }

  private void tell(String learner) {
    int told = history.size();
    history.learner(learner).enrolled("e-" + learner, "data", "2026-01-01", 90);
    cube.apply(history.since(told), List.of());
  }
}
