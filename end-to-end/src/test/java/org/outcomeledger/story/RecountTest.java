package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.outcomeledger.story.History.Declaration;
import org.outcomeledger.story.History.Enrollment;

/**
 * The recount is the judge of the figures, so each of its readings is pinned here on a case counted
 * by hand.
 */
@Order(1)
class RecountTest {

  private static final LocalDate START = LocalDate.parse("2014-02-01");

  private final List<Enrollment> enrollments = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();

  @Test
  void withdrawingOnTheRefundDeadlineLeavesNoRecordAndADayLaterLeavesADropout() {
    enrolled("ada", START, Optional.of(START.plusDays(14)), Optional.empty());
    enrolled("bob", START, Optional.of(START.plusDays(15)), Optional.empty());

    assertThat(inAll("COM1", START.plusDays(13))).isEqualTo(new AnsweredCounts(0, 0, 0, 2, 0));
    assertThat(inAll("COM1", START.plusDays(14))).isEqualTo(new AnsweredCounts(0, 0, 0, 1, 0));
    assertThat(inAll("COM1", START.plusDays(130))).isEqualTo(new AnsweredCounts(0, 1, 0, 0, 0));
  }

  @Test
  void aRecordMaturesThirtyDaysAfterItsLengthWhetherCompletedOrNot() {
    enrolled("ada", START, Optional.empty(), Optional.of(START.plusDays(100)));

    assertThat(inAll("COM1", START.plusDays(129))).isEqualTo(new AnsweredCounts(0, 0, 0, 1, 0));
    assertThat(inAll("COM1", START.plusDays(130))).isEqualTo(new AnsweredCounts(1, 1, 0, 0, 0));
    assertThat(inAll("COM2", START.plusDays(179))).isEqualTo(new AnsweredCounts(0, 0, 0, 1, 0));
    assertThat(inAll("COM2", START.plusDays(180))).isEqualTo(new AnsweredCounts(1, 1, 0, 0, 0));
  }

  @Test
  void aSecondAttemptIsJudgedAgainstTheStartOfTheFirst() {
    LocalDate again = START.plusDays(45);
    enrolled("ada", START, Optional.of(START.plusDays(40)), Optional.empty());
    enrolled("ada", again, Optional.empty(), Optional.of(again.plusDays(100)));

    assertThat(inAll("COM1", START.plusYears(1))).isEqualTo(new AnsweredCounts(0, 1, 0, 0, 0));
    assertThat(inAll("COM2", START.plusYears(1))).isEqualTo(new AnsweredCounts(1, 1, 0, 0, 0));
  }

  @Test
  void aRefundedFirstAttemptLeavesTheFieldToTheSecond() {
    LocalDate again = START.plusDays(45);
    enrolled("ada", START, Optional.of(START.minusDays(3)), Optional.empty());
    enrolled("ada", again, Optional.empty(), Optional.of(again.plusDays(100)));

    assertThat(inAll("COM1", START.plusYears(1))).isEqualTo(new AnsweredCounts(1, 1, 0, 0, 0));
  }

  @Test
  void aRecordWithdrewOnlyWhenAllItsEnrollmentsDidAndOnTheLastDay() {
    LocalDate again = START.plusDays(60);
    enrolled("ada", START, Optional.of(START.plusDays(40)), Optional.empty());
    enrolled("ada", again, Optional.of(again.plusDays(20)), Optional.empty());

    FigureQuestion whileTheSecondRuns =
        ask("COM3", START.plusYears(1)).between(START, again.plusDays(19));
    FigureQuestion onTheLastDay =
        ask("COM3", START.plusYears(1)).between(START, again.plusDays(20));
    assertThat(figure(whileTheSecondRuns)).isEqualTo(new AnsweredCounts(0, 1, 0, 0, 0));
    FigureQuestion afterTheFirst = onTheLastDay.between(START.plusDays(41), again.plusDays(20));
    assertThat(figure(onTheLastDay)).isEqualTo(new AnsweredCounts(1, 1, 0, 0, 0));
    assertThat(figure(afterTheFirst)).isEqualTo(new AnsweredCounts(1, 1, 0, 0, 0));
  }

  @Test
  void theDropoutPeriodIsTheTwelveMonthsBeforeAsOf() {
    enrolled("ada", START, Optional.of(START.plusDays(30)), Optional.empty());

    assertThat(inAll("COM3", START.plusMonths(12).minusDays(1)))
        .isEqualTo(new AnsweredCounts(0, 0, 0, 0, 0));
    LocalDate yearOn = LocalDate.parse("2015-02-01");
    assertThat(inAll("COM3", yearOn)).isEqualTo(new AnsweredCounts(1, 1, 0, 0, 0));
    assertThat(inAll("COM3", START.plusDays(30).plusMonths(12)))
        .isEqualTo(new AnsweredCounts(0, 0, 0, 0, 0));
  }

  @Test
  void aLearnerOfTwoProgrammesIsOneLearnerEnrolledAndRunsToTheLastDayOfOneAndAHalfLengths() {
    enrolled("ada", START, Optional.empty(), Optional.empty());
    enrollments.add(enrollment("ada", "other", START, Optional.empty(), Optional.empty()));

    assertThat(inAll("ENR1", START.plusDays(150))).isEqualTo(AnsweredCounts.count(1));
    assertThat(inAll("ENR1", START.plusDays(151))).isEqualTo(AnsweredCounts.count(0));
    assertThat(new Recount(history()).figures(FigureQuestion.of("ENR1", "programme", START)))
        .isEqualTo(Map.of("other", AnsweredCounts.count(1), "programme", AnsweredCounts.count(1)));
  }

  @Test
  void theLastDeclarationUpToTheStartDecidesThenTheFirstAfterAndTwoValuesOnOneDayAreUnknown() {
    enrolled("ada", START, Optional.empty(), Optional.empty());
    enrolled("bob", START, Optional.empty(), Optional.empty());
    enrolled("eve", START, Optional.empty(), Optional.empty());
    declared("ada", START.minusDays(9), Map.of("gender", "m"));
    declared("ada", START, Map.of("gender", "f"));
    declared("ada", START, Map.of("priorityArea", "true"));
    declared("ada", START.plusDays(1), Map.of("gender", "m"));
    declared("bob", START.plusDays(5), Map.of("gender", "f"));
    declared("bob", START.plusDays(6), Map.of("gender", "m"));
    declared("eve", START, Map.of("gender", "f"));
    declared("eve", START, Map.of("gender", "m"));

    assertThat(
            new Recount(history()).figures(FigureQuestion.of("ENR1", "gender", START.plusDays(7))))
        .isEqualTo(Map.of("f", AnsweredCounts.count(2), "unknown", AnsweredCounts.count(1)));
    assertThat(new Recount(history()).figures(FigureQuestion.of("ENR1", "gender", START)))
        .isEqualTo(Map.of("f", AnsweredCounts.count(1), "unknown", AnsweredCounts.count(2)));
  }

  @Test
  void onlyFiveKnownNoesPutALearnerOutsideTheTargetGroups() {
    enrolled("ada", START, Optional.empty(), Optional.empty());
    enrolled("bob", START, Optional.empty(), Optional.empty());
    enrolled("eve", START, Optional.empty(), Optional.empty());
    declared("ada", START, Map.of("priorEducation", "2"));
    declared("bob", START, Map.of("priorEducation", "3", "priorityArea", "false"));
    declared(
        "eve",
        START,
        Map.of(
            "priorEducation", "6",
            "priorSituation", "employed",
            "priorityArea", "false",
            "refugee", "false",
            "disability", "false"));

    assertThat(inAll("ENR2", START)).isEqualTo(new AnsweredCounts(1, 3, 1, 0, 0));
  }

  @Test
  void whatStartsAfterAsOfIsNotThereAtAll() {
    enrolled("ada", START, Optional.of(START.minusDays(20)), Optional.empty());
    enrolled("bob", START, Optional.empty(), Optional.empty());

    assertThat(inAll("COM1", START.minusDays(1))).isEqualTo(new AnsweredCounts(0, 0, 0, 0, 0));
    assertThat(inAll("COM1", START)).isEqualTo(new AnsweredCounts(0, 0, 0, 1, 0));
  }

  @Test
  void whoIsSuspendedRunsForDropoutButIsNotCounted() {
    befell("ada", days(5), days(8), days(), days());
    befell("bob", days(5, 6, 6), days(6), days(), days());

    assertThat(inAll("ENR1", START.plusDays(4))).isEqualTo(AnsweredCounts.count(2));
    assertThat(inAll("ENR1", START.plusDays(7))).isEqualTo(AnsweredCounts.count(0));
    assertThat(inAll("ENR1", START.plusDays(8))).isEqualTo(AnsweredCounts.count(1));
    assertThat(figure(dropout(START.plusDays(7)))).isEqualTo(new AnsweredCounts(0, 2, 0, 0, 0));
  }

  @Test
  void whoWasExcludedBeforeAnyCompletionIsOutOfAllCohorts() {
    befell("ada", days(), days(), days(5), days());
    enrollments.add(
        befallen(
            "bob",
            Optional.of(START.plusDays(5)),
            new Interruptions(days(), days(), days(5), days())));

    assertThat(inAll("COM1", START.plusDays(130))).isEqualTo(new AnsweredCounts(1, 1, 0, 0, 1));
    assertThat(inAll("COM1", START.plusDays(129))).isEqualTo(new AnsweredCounts(0, 0, 0, 1, 0));
    assertThat(inAll("ENR2", START.plusDays(5))).isEqualTo(new AnsweredCounts(0, 1, 1, 0, 1));
    assertThat(inAll("ENR1", START.plusDays(5))).isEqualTo(AnsweredCounts.count(0));
    assertThat(figure(dropout(START.plusDays(4)))).isEqualTo(new AnsweredCounts(0, 2, 0, 0, 0));
    assertThat(figure(dropout(START.plusDays(5)))).isEqualTo(new AnsweredCounts(0, 0, 0, 0, 1));
  }

  @Test
  void aRevokedCompletionIsNoneFromTheDayOfTheRevocationOn() {
    enrollments.add(
        befallen(
            "ada",
            Optional.of(START.plusDays(90)),
            new Interruptions(days(), days(), days(), days(140))));

    assertThat(inAll("COM1", START.plusDays(139))).isEqualTo(new AnsweredCounts(1, 1, 0, 0, 0));
    assertThat(inAll("COM1", START.plusDays(140))).isEqualTo(new AnsweredCounts(0, 1, 0, 0, 0));
  }

  private void befell(
      String learner,
      List<LocalDate> suspended,
      List<LocalDate> resumed,
      List<LocalDate> excluded,
      List<LocalDate> revoked) {
    enrollments.add(
        befallen(
            learner, Optional.empty(), new Interruptions(suspended, resumed, excluded, revoked)));
  }

  private static Enrollment befallen(
      String learner, Optional<LocalDate> completed, Interruptions interruptions) {
    return new Enrollment(
        learner,
        learner,
        "p",
        START,
        100,
        Optional.empty(),
        Optional.empty(),
        completed,
        interruptions);
  }

  private static List<LocalDate> days(int... afterStart) {
    return Arrays.stream(afterStart).mapToObj(START::plusDays).toList();
  }

  private static FigureQuestion dropout(LocalDate from) {
    return new FigureQuestion(
        "COM3", "", START.plusDays(60), Optional.of(from), Optional.of(START.plusDays(60)));
  }

  private void enrolled(
      String learner,
      LocalDate start,
      Optional<LocalDate> withdrew,
      Optional<LocalDate> completed) {
    enrollments.add(enrollment(learner, "programme", start, withdrew, completed));
  }

  private static Enrollment enrollment(
      String learner,
      String programme,
      LocalDate start,
      Optional<LocalDate> withdrew,
      Optional<LocalDate> completed) {
    Optional<LocalDate> refundDeadline = Optional.of(start.plusDays(14));
    String id = learner + programme + start;
    return new Enrollment(
        id,
        learner,
        programme,
        start,
        100,
        refundDeadline,
        withdrew,
        completed,
        Interruptions.NONE);
  }

  private void declared(String learner, LocalDate on, Map<String, String> attributes) {
    declarations.add(new Declaration(learner, on, attributes));
  }

  private AnsweredCounts inAll(String indicator, LocalDate asOf) {
    return figure(ask(indicator, asOf));
  }

  private static FigureQuestion ask(String indicator, LocalDate asOf) {
    return FigureQuestion.of(indicator, "", asOf);
  }

  private AnsweredCounts figure(FigureQuestion question) {
    return new Recount(history()).figures(question).get("");
  }

  private History history() {
    return new History(enrollments, declarations);
  }
}
