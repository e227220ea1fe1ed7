package org.outcomeledger.indicators.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.indicators.statistics.IncidenceCurve.Point;

/** Incidence and survival are the doubles nearest to the fractions that they are. */
class NearestDoubleTest {
  private static final MathContext DIGITS = new MathContext(60);

  /** Here the terms, each rounded, came to 0.49999999999999983. */
  @ParameterizedTest
  @ValueSource(ints = {14, 100, 1_000, 9_999})
  void oneEventADayMakesTheShareOfThoseWhoHadIt(int cohort) {
    int[] days = new int[cohort];
    Arrays.setAll(days, day -> day);
    long[] events = new long[cohort];
    Arrays.fill(events, 1);
    long[] none = new long[cohort];
    IncidenceCurve curve = IncidenceCurve.of(cohort, days, events, none, none);
    for (Point point : curve.points()) {
      assertThat(point.incidence()).isEqualTo((point.day() + 1) / (double) cohort);
      assertThat(point.survival()).isEqualTo((cohort - 1 - point.day()) / (double) cohort);
    }
    assertThat(curve.median().value()).hasValue((cohort + 1) / 2 - 1);
  }

  @Test
  void soDoesEveryPointOfMadeUpCohorts() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      isNearest(Cohort.random(random).curve());
    }
  }

  private static void isNearest(IncidenceCurve curve) {
    BigInteger whole = BigInteger.ONE;
    BigInteger surviving = BigInteger.ONE;
    BigInteger incidence = BigInteger.ZERO;
    for (Point point : curve.points()) {
      BigInteger atRisk = BigInteger.valueOf(point.atRisk());
      long leaving = point.events() + point.competing();
      incidence =
          incidence.multiply(atRisk).add(surviving.multiply(BigInteger.valueOf(point.events())));
      surviving = surviving.multiply(BigInteger.valueOf(point.atRisk() - leaving));
      whole = whole.multiply(atRisk);
      assertThat(point.incidence()).isEqualTo(nearest(incidence, whole));
      assertThat(point.survival()).isEqualTo(nearest(surviving, whole));
    }
  }

  private static double nearest(BigInteger part, BigInteger whole) {
    return new BigDecimal(part).divide(new BigDecimal(whole), DIGITS).doubleValue();
  }
}
