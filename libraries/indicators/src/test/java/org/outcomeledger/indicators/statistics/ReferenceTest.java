package org.outcomeledger.indicators.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.statistics.IncidenceCurve.Point;

/** Every point as R computed it; {@code reference/survival.R} says how, and from what. */
class ReferenceTest {
  private static final Offset<Double> AS_IN_R = within(1e-9);

  @Test
  void everyPointOfEveryCurveIsAsRHasIt() {
    Map<String, List<String[]>> expected = byCohort("curves.csv");
    Map<String, List<String[]>> records = byCohort("records.csv");
    assertThat(expected.keySet()).isEqualTo(records.keySet()).isNotEmpty();
    int compared = 0;
    for (String cohort : expected.keySet()) {
      List<Point> points = cohort(records.get(cohort)).curve().points();
      assertThat(points).as(cohort).hasSameSizeAs(expected.get(cohort));
      for (int i = 0; i < points.size(); i++, compared++) {
        isAsInR(points.get(i), expected.get(cohort).get(i));
      }
    }
    assertThat(compared).as("points compared").isEqualTo(738);
  }

  @Test
  void theRankThatBeginsTheMediansIntervalIsAsRHasIt() {
    List<String[]> ranks = lines("ranks.csv");
    for (String[] line : ranks) {
      int rank = Median.rank(Integer.parseInt(line[0])).orElse(0);
      assertThat(rank).as("rank of %s values", line[0]).isEqualTo(Integer.parseInt(line[1]));
    }
    assertThat(ranks).as("ranks compared").hasSize(1_999);
  }

  private static void isAsInR(Point point, String[] line) {
    String where = line[0] + ", day " + line[1];
    assertThat(List.of(point.day(), point.atRisk(), point.events(), point.competing()))
        .as(where)
        .asString()
        .isEqualTo(List.of(line[1], line[2], line[3], line[4]).toString());
    assertThat(point.censored()).as(where).isEqualTo(Long.parseLong(line[5]));
    isNumber(point.incidence(), line[6], where);
    isNumber(point.survival(), line[7], where);
    isNumber(point.standardError(), line[8], where);
    assertThat(point.interval().isEmpty()).as(where).isEqualTo(line[9].isEmpty());
    point.interval().ifPresent(it -> isNumber(it.low(), line[9], where));
    point.interval().ifPresent(it -> isNumber(it.high(), line[10], where));
  }

  private static void isNumber(double actual, String expected, String where) {
    assertThat(actual).as(where).isCloseTo(Double.parseDouble(expected), AS_IN_R);
  }

  private static Cohort cohort(List<String[]> records) {
    int last = records.stream().mapToInt(it -> Integer.parseInt(it[1])).max().orElseThrow();
    Cohort cohort = Cohort.empty(last);
    long[][] byOutcome = {cohort.censored(), cohort.events(), cohort.competing()};
    records.forEach(it -> byOutcome[Integer.parseInt(it[2])][Integer.parseInt(it[1])]++);
    return cohort;
  }

  private static Map<String, List<String[]>> byCohort(String file) {
    return lines(file).stream().collect(Collectors.groupingBy(it -> it[0]));
  }

  private static List<String[]> lines(String file) {
    try (InputStream in = ReferenceTest.class.getResourceAsStream("/reference/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(it -> it.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
