package org.outcomeledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.statistics.ErrorRate;
import org.outcomeledger.indicators.statistics.SampledStratum;
import org.outcomeledger.verifier.FindingsDocument.JudgedStratum;

/** The verifier's own limits are those that the service computes. */
class ErrorLimitsTest {
  private static final int ROUNDS = 300;
  private static final double NEAR = 1e-12;

  @Test
  void twoComputationsOfTheLimitsAgree() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<JudgedStratum> judged = new ArrayList<>();
      List<SampledStratum> sampled = new ArrayList<>();
      for (String name : List.of("counted", "uncounted")) {
        int records = 1 + random.nextInt(400);
        int drawn = 1 + random.nextInt(Math.min(records, 80));
        int wrong = random.nextInt(drawn + 1) * random.nextInt(2);
        int unclear = random.nextInt(drawn - wrong + 1) * random.nextInt(2);
        judged.add(
            new JudgedStratum(
                name, records, drawn, drawn - wrong - unclear, wrong, unclear, 0, null));
        sampled.add(new SampledStratum(records, drawn, wrong + unclear));
      }
      int erased = random.nextInt(5);
      ErrorLimits limits = ErrorLimits.of(judged, erased).orElseThrow();
      ErrorRate rate = ErrorRate.of(sampled, erased);
      String as = "seed %d, round %d: %s".formatted(seed, round, sampled);
      assertThat(limits.rate()).as(as).isEqualTo(rate.rate(), within(NEAR));
      assertThat(limits.low()).as(as).isEqualTo(rate.interval().low(), within(NEAR));
      assertThat(limits.high()).as(as).isEqualTo(rate.interval().high(), within(NEAR));
      assertThat(limits.atMost()).as(as).isEqualTo(rate.atMost(), within(NEAR));
      var alone = new ExaminedStratum(judged.getFirst().records(), judged.getFirst().drawn(), 0);
      assertThat(ErrorLimits.atMostIn(alone, erased))
          .as(as)
          .isEqualTo(
              ErrorRate.atMostIn(new SampledStratum(alone.records(), alone.drawn(), 0), erased),
              within(NEAR));
    }
  }
}
