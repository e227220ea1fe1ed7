package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Results that others have published, posted as the events that would have led to them and asked
 * back over HTTP. A figure that was published with so many digits is met to half a unit of the
 * last.
 */
@Order(3)
class PublishedCasesStoryTest {

  private static final String PLATFORM = "published-cases";
  private static final int DAYS_OF_A_WEEK = 7;

  // Each case keeps its table beside the life that is told of it, hence the length of this file.

  /** Week, at risk, events, S and its standard error. */
  private static final double[][] FREIREICH = {
    {6, 21, 3, .857143, .076360},
    {7, 17, 1, .806723, .086935},
    {10, 15, 1, .752941, .096350},
    {13, 12, 1, .690196, .106815},
    {16, 11, 1, .627451, .114054},
    {22, 7, 1, .537815, .128234},
    {23, 6, 1, .448179, .134591}
  };

  /** Day, at risk, events E, competing events C, incidence of E in percent. */
  private static final double[][] SATAGOPAN = {
    {10, 304, 1, 0, .3289},
    {16, 302, 1, 0, .6590},
    {18, 301, 0, 1, .6590},
    {23, 300, 1, 0, .9890},
    {26, 298, 0, 1, .9890},
    {27, 297, 1, 0, 1.3202}
  };

  private final Installation installation = Installation.shared();

  /**
   * Freireich et al. 1963, the arm with 6-mercaptopurine. The end of a remission is told as a first
   * in-field job, whoever is lost from view as surveyed last on that day; a week is 7 days.
   */
  @Test
  void freireichsRemissionsLastAsPublished() {
    PostedProgramme remissions = programme("freireich");
    IntStream.of(6, 6, 6, 7, 10, 13, 16, 22, 23)
        .map(week -> week * DAYS_OF_A_WEEK)
        .forEach(end -> remissions.with(1, it -> it.completes().worksFrom(end)));
    IntStream.of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
        .map(week -> week * DAYS_OF_A_WEEK)
        .forEach(last -> remissions.with(1, it -> it.completes().seeksOn(last)));

    List<JsonNode> ends = daysWithAnEvent(remissions.post().observedCurve("EMP8"));

    assertThat(ends).hasSameSizeAs(FREIREICH);
    for (int i = 0; i < FREIREICH.length; i++) {
      double[] published = FREIREICH[i];
      requireCounts(ends.get(i), published[0] * DAYS_OF_A_WEEK, published[1], published[2], 0);
      requireDigits(ends.get(i).path("survival"), published[3], 6);
      // The incidence is 1 - S where nothing competes, and its error that of S.
      requireDigits(ends.get(i).path("standardError"), published[4], 6);
    }
  }

  /**
   * Satagopan et al. 2004, table 2: 304 at risk on day 10. The event E is an in-field job; C are a
   * further study and a durable job out of field. One is lost on day 12 and one on day 24, which
   * brings the published numbers at risk about.
   */
  @Test
  void satagopansIncidenceWithCompetingEventsIsAsPublished() {
    PostedProgramme patients = programme("satagopan");
    IntStream.of(10, 16, 23, 27)
        .forEach(day -> patients.with(1, it -> it.completes().worksFrom(day)));
    patients.with(1, it -> it.completes().studiesFrom(18));
    patients.with(1, it -> it.completes().worksOutOfFieldFrom(26));
    IntStream.of(12, 24).forEach(day -> patients.with(1, it -> it.completes().seeksOn(day)));
    patients.with(296, it -> it.completes().seeksOn(40));

    List<JsonNode> days = daysWithAnEvent(patients.post().observedCurve("EMP8"));

    assertThat(days).hasSameSizeAs(SATAGOPAN);
    for (int i = 0; i < SATAGOPAN.length; i++) {
      double[] published = SATAGOPAN[i];
      requireCounts(days.get(i), published[0], published[1], published[2], published[3]);
      requireDigits(100 * days.get(i).path("incidence").asDouble(), published[4], 4);
    }
  }

  /** Fact sheets of California's Bureau for Private Postsecondary Education. */
  @ParameterizedTest
  @CsvSource({"2014, 22, 14, 64, 7, 50", "2015, 16, 10, 63, 4, 40"})
  void aFactSheetOfBppeIsAsPublished(
      int year, int began, int graduated, int graduatedPercent, int placed, int placedPercent) {
    PostedProgramme students =
        programme("bppe-" + year)
            .with(placed, it -> it.completes().worksFrom(30))
            .with(graduated - placed, it -> it.completes().seeksOn(180))
            .with(began - graduated, it -> {})
            .post();

    requireShare(students.row("COM1"), graduated, began);
    requireShare(students.row("EMP1"), placed, graduated);
    requirePercent(students.row("COM1"), graduatedPercent);
    requirePercent(students.row("EMP1"), placedPercent);
  }

  /** What a page shows as 63 % stays 62.5 % for whoever computes on. */
  @Test
  void aShareOfFiveEighthsIsToldUnrounded() {
    PostedProgramme students =
        programme("bppe-2015-again").with(10, Learner::completes).with(6, it -> {}).post();

    assertThat(students.row("COM1").path("value").asText()).isEqualTo("0.625");
  }

  /**
   * Leavers of French vocational schools, six months on: all, salaried, studying. Those in neither
   * seek. To whoever may see exact figures, the small ones are exact, too.
   */
  @ParameterizedTest
  @CsvSource({
    "22, 13, 5, 76.5, 1, 81.8, 1",
    "28, 4, 21, 57.1, 1, 89.3, 1",
    "24, 6, 12, 50.0, 1, 75.0, 1",
    "30, 3, 20, 30, 0, 76.67, 2"
  })
  void aRowOfInserJeunesIsAsPublished(
      int all,
      int employed,
      int studying,
      double salariedPercent,
      int digitsOfSalaried,
      double favourablePercent,
      int digitsOfFavourable) {
    PostedProgramme leavers =
        programme("inserjeunes-" + all)
            .with(employed, it -> it.completes().worksFrom(20))
            .with(studying, it -> it.completes().studiesFrom(20))
            .with(all - employed - studying, it -> it.completes().seeksOn(180))
            .post();

    JsonNode salaried = leavers.row("EMP6", "&window=P6M");
    requireShare(salaried, employed, all - studying);
    assertThat(salaried.path("excluded").asInt()).isEqualTo(studying);
    requireDigits(100 * salaried.path("value").asDouble(), salariedPercent, digitsOfSalaried);
    JsonNode favourable = leavers.row("EMP7");
    requireShare(favourable, employed + studying, all);
    requireDigits(100 * favourable.path("value").asDouble(), favourablePercent, digitsOfFavourable);
  }

  @ParameterizedTest
  @CsvSource({"18, 20, .6989664, .9721335", "190, 200, .9104219, .9726174", "0, 30, 0, .1135134"})
  void anIntervalOfWilsonsIsAsPublished(int numerator, int denominator, double low, double high) {
    JsonNode row =
        programme("wilson-" + denominator)
            .with(numerator, Learner::completes)
            .with(denominator - numerator, it -> {})
            .post()
            .row("COM1");

    requireShare(row, numerator, denominator);
    assertThat(row.path("interval").path("method").asText()).isEqualTo("wilson");
    requireDigits(row.path("interval").path("low"), low, 7);
    requireDigits(row.path("interval").path("high"), high, 7);
  }

  /** Newcombe 1998, method 10: 56/70 - 48/80, as the gap between target groups and the others. */
  @Test
  void newcombesIntervalOfADifferenceIsAsPublished() {
    Map<String, Object> targeted = Map.of("priorityArea", true);
    Map<String, Object> others =
        Map.of(
            "priorSituation", "employed",
            "priorEducation", 5,
            "priorityArea", false,
            "refugee", false,
            "disability", false);
    JsonNode gap =
        programme("newcombe")
            .with(56, it -> it.declares(targeted).completes().worksFrom(30))
            .with(14, it -> it.declares(targeted).completes().seeksOn(180))
            .with(48, it -> it.declares(others).completes().worksFrom(30))
            .with(32, it -> it.declares(others).completes().seeksOn(180))
            .post()
            .row("SOC1");

    requireShare(gap.path("parts").path(0), 56, 70);
    requireShare(gap.path("parts").path(1), 48, 80);
    assertThat(gap.path("value").asDouble()).isEqualTo(56 / 70.0 - 48 / 80.0);
    assertThat(gap.path("interval").path("method").asText()).isEqualTo("newcombe");
    requireDigits(gap.path("interval").path("low"), .0524, 4);
    requireDigits(gap.path("interval").path("high"), .3339, 4);
  }

  private PostedProgramme programme(String name) {
    return new PostedProgramme(installation, PLATFORM, name);
  }

  /** Without those on which somebody only left the view. */
  private static List<JsonNode> daysWithAnEvent(List<JsonNode> points) {
    return points.stream()
        .filter(it -> it.path("events").asInt() + it.path("competing").asInt() > 0)
        .toList();
  }

  private static void requireCounts(
      JsonNode point, double day, double atRisk, double events, double competing) {
    assertThat(point.path("day").asDouble()).isEqualTo(day);
    assertThat(point.path("atRisk").asDouble()).isEqualTo(atRisk);
    assertThat(point.path("events").asDouble()).isEqualTo(events);
    assertThat(point.path("competing").asDouble(-1)).isEqualTo(competing);
  }

  /** Nobody is unknown or pending in a published case, so the bounds are the value. */
  private static void requireShare(JsonNode row, int numerator, int denominator) {
    double share = (double) numerator / denominator;
    assertThat(row.path("numerator").asInt()).isEqualTo(numerator);
    assertThat(row.path("denominator").asInt()).isEqualTo(denominator);
    assertThat(row.path("value").asDouble()).isEqualTo(share);
    assertThat(row.path("unknown").asInt(-1)).isZero();
    assertThat(row.path("pending").asInt(-1)).isZero();
    assertThat(row.path("bounds").path("low").asDouble()).isEqualTo(share);
    assertThat(row.path("bounds").path("high").asDouble()).isEqualTo(share);
  }

  /** A published percentage is rounded half up from the counts. */
  private static void requirePercent(JsonNode row, int percent) {
    long numerator = row.path("numerator").asLong();
    long denominator = row.path("denominator").asLong();
    assertThat((200 * numerator + denominator) / (2 * denominator)).isEqualTo(percent);
  }

  private static void requireDigits(JsonNode told, double published, int digits) {
    assertThat(told.isNumber()).as("%s is no number", told).isTrue();
    requireDigits(told.asDouble(), published, digits);
  }

  private static void requireDigits(double told, double published, int digits) {
    assertThat(told).isCloseTo(published, within(Math.pow(10, -digits) / 2));
  }
}
