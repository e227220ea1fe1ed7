package org.outcomeledger.indicators.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.statistics.IncidenceCurve.Point;

/**
 * The running sums are the published double sums. A failure names its seed: -Dseed=… repeats it.
 */
class VarianceTest {
  private static final long SEED = Long.getLong("seed", new Random().nextLong());

  @Test
  void theRunningSumsAreMarubiniAndValsecchisThreeSums() {
    Random random = new Random(SEED);
    for (int cohort = 0; cohort < 2_000; cohort++) {
      List<Point> points = Cohort.random(random).curve().points();
      for (int t = 0; t < points.size(); t++) {
        double error = points.get(t).standardError();
        assertThat(error * error)
            .as("seed %d, cohort %d, day %d", SEED, cohort, points.get(t).day())
            .isCloseTo(Math.max(0, threeSums(points, t)), within(1e-12));
      }
    }
  }

  @Test
  void whatIsEstimatedAddsUpAndLiesWithinItsLimits() {
    Random random = new Random(SEED);
    for (int cohort = 0; cohort < 2_000; cohort++) {
      for (Point point : Cohort.random(random).curve().points()) {
        double share = point.incidence();
        assertThat(share).as("seed %d", SEED).isBetween(0.0, 1 - point.survival() + 1e-12);
        assertThat(point.interval().isEmpty()).isEqualTo(share == 0 || share == 1);
        point.interval().ifPresent(it -> assertThat(share).isBetween(it.low(), it.high()));
        point.interval().ifPresent(it -> assertThat(it.low()).isBetween(0.0, it.high()));
        assertThat(point.interval().map(Interval::high).orElse(1.0)).isLessThanOrEqualTo(1);
      }
    }
  }

  private static double threeSums(List<Point> points, int t) {
    double variance = 0;
    for (int i = 0; i <= t; i++) {
      Point point = points.get(i);
      double n = point.atRisk();
      double all = point.events() + point.competing();
      double one = point.events();
      double before = i == 0 ? 1 : points.get(i - 1).survival();
      double grown = points.get(t).incidence() - point.incidence();
      // Where all at risk had an event nothing grows any more: 0 times infinity is 0 here.
      variance += n == all ? 0 : grown * grown * all / (n * (n - all));
      variance += before * before * one * (n - one) / (n * n * n);
      variance -= 2 * grown * before * one / (n * n);
    }
    return variance;
  }
}
