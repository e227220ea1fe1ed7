package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.History;

/** Figures that others published come out of histories told to match, to the last digit given. */
class PublishedCasesTest {
  private static final String AS_OF = "2016-12-31";

  private final History history = new History();

  @ParameterizedTest
  @CsvSource({"22, 14, 7, 64, 50", "16, 10, 4, 63, 40"})
  void theFactSheetsOf2014And2015ComeOut(
      int began, int graduated, int placed, String completion, String placement) {
    for (int i = 0; i < began; i++) {
      leaver("l" + i, i < graduated, i < placed);
    }
    Row onTime = Figures.of(history, AS_OF).row("COM1");
    assertThat(onTime.numerator()).isEqualTo(graduated);
    assertThat(onTime.denominator()).isEqualTo(began);
    assertThat(onTime.value()).isEqualTo((double) graduated / began);
    assertThat(percent(onTime, 0)).isEqualTo(completion);
    Row inField = Figures.of(history, AS_OF).row("EMP1");
    assertThat(inField.numerator()).isEqualTo(placed);
    assertThat(inField.denominator()).isEqualTo(graduated);
    assertThat(inField.value()).isEqualTo((double) placed / graduated);
    assertThat(percent(inField, 0)).isEqualTo(placement);
  }

  private void leaver(String name, boolean graduates, boolean placed) {
    History.Learner learner = history.learner(name).enrolled(name, "data", "2014-01-06", 90);
    if (graduates) {
      learner.completed(name, "2014-04-01").surveyed("2014-09-28", Situation.SEEKING);
    }
    if (placed) {
      learner.employed(name, name, "2014-06-01");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "22, 13, 5, 81.8, 76.5",
    "28, 4, 21, 89.3, 57.1",
    "24, 6, 12, 75.0, 50.0",
    "30, 3, 20, 76.7, 30.0"
  })
  void theRowsOfInserJeunesComeOut(
      int all, int employed, int studying, String favourable, String salaried) {
    tell(all, employed, studying);
    Row devenir = Figures.of(history, AS_OF).row("EMP7");
    assertThat(devenir.numerator()).isEqualTo(employed + studying);
    assertThat(devenir.denominator()).isEqualTo(all);
    assertThat(percent(devenir, 1)).isEqualTo(favourable);
    Row emploi = Figures.of(history, AS_OF).row("EMP6 P6M");
    assertThat(emploi.numerator()).isEqualTo(employed);
    assertThat(emploi.denominator()).isEqualTo(all - studying);
    assertThat(emploi.excluded()).isEqualTo(studying);
    assertThat(percent(emploi, 1)).isEqualTo(salaried);
  }

  @Test
  void oneCohortHasThreeRatesOfSuccess() {
    tell(100, 20, 75);
    Figures figures = Figures.of(history, AS_OF);
    assertThat(percent(figures.row("EMP6 P6M"), 0)).isEqualTo("80");
    assertThat(percent(figures.row("EMP5"), 0)).isEqualTo("20");
    assertThat(percent(figures.row("EMP7"), 0)).isEqualTo("95");
  }

  /** The rest seeks work. */
  private void tell(int all, int employed, int studying) {
    for (int i = 0; i < all; i++) {
      String name = "l" + i;
      History.Learner learner =
          history
              .learner(name)
              .enrolled(name, "data", "2014-01-06", 90)
              .completed(name, "2014-04-01");
      if (i < employed) {
        learner.employed(name, name, "2014-06-01", it -> it.in("FR"));
      } else if (i < employed + studying) {
        learner.studies(name, "2014-09-01");
      } else {
        learner.surveyed("2014-10-01", Situation.SEEKING);
      }
    }
  }

  /** As reports print it: half up, from the counts. */
  private static String percent(Row row, int digits) {
    return BigDecimal.valueOf(100 * row.numerator())
        .divide(BigDecimal.valueOf(row.denominator()), digits, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
