package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.ProblemType;

class RefusalTallyTest {

  private static final Instant HOUR = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Problem NO_EVENT = Problem.of(ProblemType.INVALID_EVENT, "", "");

  private final RefusalTally tally = new RefusalTally();

  @Test
  void thousandsAlikeAreOneSumAndOnlyTheLatestAreNamed() {
    var named = new AtomicInteger();
    var event =
        new RefusedEvent(
            () -> new UUID(1, named.incrementAndGet()),
            "type",
            Problem.of(ProblemType.NOT_RUNNING, ""));
    for (int request = 0; request < 2; request++) {
      tally.add(RefusalSum.of("a", HOUR, Collections.nCopies(1_000, event)));
    }
    assertThat(tally.take(HOUR))
        .singleElement()
        .satisfies(
            sum -> {
              assertThat(sum.count()).isEqualTo(2_000);
              assertThat(sum.samples())
                  .hasSize(RefusalSum.MOST_SAMPLES)
                  .last()
                  .extracting(RefusalSum.Sample::event)
                  .isEqualTo(new UUID(1, named.get()));
            });
    assertThat(named).hasValue(2 * RefusalSum.MOST_SAMPLES);
    assertThat(tally.take(HOUR)).isEmpty();
  }

  @Test
  void whoeverFindsEverNewReasonsHasOnlySoManyAndNothingGoesUncounted() {
    for (int i = 0; i < 5_000; i++) {
      tally.add(RefusalSum.of("hostile", HOUR, List.of(ofType("type " + i))));
      if (i % 100 == 0) {
        tally.add(RefusalSum.of("honest", HOUR, List.of(ofType("type"))));
      }
    }
    List<RefusalSum> sums = tally.take(HOUR);
    assertThat(sums).hasSize(RefusalTally.MOST_REASONS + 2);
    assertThat(sums.stream().mapToLong(RefusalSum::count).sum()).isEqualTo(5_050);
  }

  @Test
  void whatWasWrittenKeepsItsPlaceUntilTheHourIsOver() {
    for (int i = 0; i < 5_000; i++) {
      tally.add(RefusalSum.of("hostile", HOUR, List.of(ofType("type " + i))));
      tally.take(HOUR);
    }
    tally.add(RefusalSum.of("hostile", HOUR, List.of(ofType("new"))));
    assertThat(tally.take(HOUR).getFirst().key().reason().type()).isNull();
    tally.add(RefusalSum.of("hostile", NOON, List.of(ofType("new"))));
    assertThat(tally.take(NOON).getFirst().key().reason().type()).isEqualTo("new");
  }

  @Test
  void whileNothingCanBeWrittenThereAreOnlySoManySums() {
    for (int i = 0; i < 2 * RefusalTally.MOST_SUMS; i++) {
      tally.add(RefusalSum.of("platform " + i, HOUR, List.of(RefusedEvent.body(NO_EVENT))));
    }
    assertThat(tally.take(HOUR)).hasSize(RefusalTally.MOST_SUMS);
  }

  @Test
  void whatCouldNotBeWrittenIsAddedToWhatCameSince() {
    tally.add(RefusalSum.of("a", HOUR, List.of(named(1))));
    List<RefusalSum> unwritten = tally.take(HOUR);
    tally.add(RefusalSum.of("a", HOUR.plusSeconds(1), List.of(named(2))));
    tally.add(unwritten);
    RefusalSum sum = tally.take(HOUR).getFirst();
    assertThat(sum.count()).isEqualTo(2);
    assertThat(sum.first()).isEqualTo(HOUR);
    assertThat(sum.last()).isEqualTo(HOUR.plusSeconds(1));
    assertThat(sum.samples())
        .extracting(RefusalSum.Sample::event)
        .containsExactly(new UUID(0, 1), new UUID(0, 2));
  }

  private static RefusedEvent named(int number) {
    return new RefusedEvent(() -> new UUID(0, number), null, NO_EVENT);
  }

  private static RefusedEvent ofType(String type) {
    return new RefusedEvent(() -> null, type, NO_EVENT);
  }
}
