package org.outcomeledger.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;

/**
 * The recount is the judge of the figures, so each of its readings of enrollments is pinned here on
 * a case counted by hand.
 */
class RecountTest {
  private static final LocalDate START = LocalDate.parse("2014-02-01");

  private final ToldHistory history = new ToldHistory();

  /** The counts behind one value; ENR1 has a numerator only. */
  private record Counts(
      long numerator, long denominator, long unknown, long pending, long excluded) {

    static Counts learners(long numerator) {
      return new Counts(numerator, 0, 0, 0, 0);
    }
  }

  @Test
  void withdrawingOnTheRefundDeadlineLeavesNoRecordAndADayLaterLeavesADropout() {
    enrolled("ada", START, Optional.of(START.plusDays(14)), Optional.empty());
    enrolled("bob", START, Optional.of(START.plusDays(15)), Optional.empty());

    assertThat(inAll("COM1", START.plusDays(13))).isEqualTo(new Counts(0, 0, 0, 2, 0));
    assertThat(inAll("COM1", START.plusDays(14))).isEqualTo(new Counts(0, 0, 0, 1, 0));
    assertThat(inAll("COM1", START.plusDays(130))).isEqualTo(new Counts(0, 1, 0, 0, 0));
  }

  @Test
  void aRecordMaturesThirtyDaysAfterItsLengthWhetherCompletedOrNot() {
    enrolled("ada", START, Optional.empty(), Optional.of(START.plusDays(100)));

    assertThat(inAll("COM1", START.plusDays(129))).isEqualTo(new Counts(0, 0, 0, 1, 0));
    assertThat(inAll("COM1", START.plusDays(130))).isEqualTo(new Counts(1, 1, 0, 0, 0));
    assertThat(inAll("COM2", START.plusDays(179))).isEqualTo(new Counts(0, 0, 0, 1, 0));
    assertThat(inAll("COM2", START.plusDays(180))).isEqualTo(new Counts(1, 1, 0, 0, 0));
  }

  @Test
  void aSecondAttemptIsJudgedAgainstTheStartOfTheFirst() {
    LocalDate again = START.plusDays(45);
    enrolled("ada", START, Optional.of(START.plusDays(40)), Optional.empty());
    enrolled("ada", again, Optional.empty(), Optional.of(again.plusDays(100)));

    assertThat(inAll("COM1", START.plusYears(1))).isEqualTo(new Counts(0, 1, 0, 0, 0));
    assertThat(inAll("COM2", START.plusYears(1))).isEqualTo(new Counts(1, 1, 0, 0, 0));
  }

  @Test
  void aRefundedFirstAttemptLeavesTheFieldToTheSecond() {
    LocalDate again = START.plusDays(45);
    enrolled("ada", START, Optional.of(START.minusDays(3)), Optional.empty());
    enrolled("ada", again, Optional.empty(), Optional.of(again.plusDays(100)));

    assertThat(inAll("COM1", START.plusYears(1))).isEqualTo(new Counts(1, 1, 0, 0, 0));
  }

  @Test
  void aRecordWithdrewOnlyWhenAllItsEnrollmentsDidAndOnTheLastDay() {
    LocalDate again = START.plusDays(60);
    enrolled("ada", START, Optional.of(START.plusDays(40)), Optional.empty());
    enrolled("ada", again, Optional.of(again.plusDays(20)), Optional.empty());

    assertThat(dropout(START, again.plusDays(19))).isEqualTo(new Counts(0, 1, 0, 0, 0));
    assertThat(dropout(START, again.plusDays(20))).isEqualTo(new Counts(1, 1, 0, 0, 0));
    assertThat(dropout(START.plusDays(41), again.plusDays(20)))
        .isEqualTo(new Counts(1, 1, 0, 0, 0));
  }

  @Test
  void theDropoutPeriodIsTheTwelveMonthsBeforeAsOf() {
    enrolled("ada", START, Optional.of(START.plusDays(30)), Optional.empty());

    assertThat(inAll("COM3", START.plusMonths(12).minusDays(1)))
        .isEqualTo(new Counts(0, 0, 0, 0, 0));
    LocalDate yearOn = LocalDate.parse("2015-02-01");
    assertThat(inAll("COM3", yearOn)).isEqualTo(new Counts(1, 1, 0, 0, 0));
    assertThat(inAll("COM3", START.plusDays(30).plusMonths(12)))
        .isEqualTo(new Counts(0, 0, 0, 0, 0));
  }

  @Test
  void aLearnerOfTwoProgrammesIsOneLearnerEnrolledAndRunsToTheLastDayOfOneAndAHalfLengths() {
    enrolled("ada", START, Optional.empty(), Optional.empty());
    history.enrolled("ada", "other", START, Optional.of(START.plusDays(14)));

    assertThat(inAll("ENR1", START.plusDays(150))).isEqualTo(Counts.learners(1));
    assertThat(inAll("ENR1", START.plusDays(151))).isEqualTo(Counts.learners(0));
    assertThat(by(Breakdown.PROGRAMME, "ENR1", START))
        .isEqualTo(Map.of("other", Counts.learners(1), "programme", Counts.learners(1)));
  }

  @Test
  void theLastDeclarationUpToTheStartDecidesThenTheFirstAfterAndTwoValuesOnOneDayAreUnknown() {
    enrolled("ada", START, Optional.empty(), Optional.empty());
    enrolled("bob", START, Optional.empty(), Optional.empty());
    enrolled("eve", START, Optional.empty(), Optional.empty());
    declared("ada", START.minusDays(9), ToldHistory.gender("m"));
    declared("ada", START, ToldHistory.gender("f"));
    declared("ada", START, targetGroups(Optional.empty(), Optional.empty(), Optional.of(true)));
    declared("ada", START.plusDays(1), ToldHistory.gender("m"));
    declared("bob", START.plusDays(5), ToldHistory.gender("f"));
    declared("bob", START.plusDays(6), ToldHistory.gender("m"));
    declared("eve", START, ToldHistory.gender("f"));
    declared("eve", START, ToldHistory.gender("m"));

    assertThat(by(Breakdown.GENDER, "ENR1", START.plusDays(7)))
        .isEqualTo(Map.of("f", Counts.learners(2), "unknown", Counts.learners(1)));
    assertThat(by(Breakdown.GENDER, "ENR1", START))
        .isEqualTo(Map.of("f", Counts.learners(1), "unknown", Counts.learners(2)));
  }

  @Test
  void onlyFiveKnownNoesPutALearnerOutsideTheTargetGroups() {
    enrolled("ada", START, Optional.empty(), Optional.empty());
    enrolled("bob", START, Optional.empty(), Optional.empty());
    enrolled("eve", START, Optional.empty(), Optional.empty());
    declared("ada", START, targetGroups(Optional.of(2), Optional.empty(), Optional.empty()));
    declared("bob", START, targetGroups(Optional.of(3), Optional.empty(), Optional.of(false)));
    declared(
        "eve",
        START,
        targetGroups(Optional.of(6), Optional.of(PriorSituation.EMPLOYED), Optional.of(false)));

    assertThat(inAll("ENR2", START)).isEqualTo(new Counts(1, 3, 1, 0, 0));
  }

  @Test
  void whatStartsAfterAsOfIsNotThereAtAll() {
    enrolled("ada", START, Optional.of(START.minusDays(20)), Optional.empty());
    enrolled("bob", START, Optional.empty(), Optional.empty());

    assertThat(inAll("COM1", START.minusDays(1))).isEqualTo(new Counts(0, 0, 0, 0, 0));
    assertThat(inAll("COM1", START)).isEqualTo(new Counts(0, 0, 0, 1, 0));
  }

  @Test
  void whoIsSuspendedRunsForDropoutButIsNotCounted() {
    EnrollmentId ada = enrolled("ada", START, Optional.empty(), Optional.empty());
    EnrollmentId bob = enrolled("bob", START, Optional.empty(), Optional.empty());
    suspended("ada", ada, 5);
    resumed("ada", ada, 8);
    suspended("bob", bob, 5, 6, 6);
    resumed("bob", bob, 6);

    assertThat(inAll("ENR1", START.plusDays(4))).isEqualTo(Counts.learners(2));
    assertThat(inAll("ENR1", START.plusDays(7))).isEqualTo(Counts.learners(0));
    assertThat(inAll("ENR1", START.plusDays(8))).isEqualTo(Counts.learners(1));
    assertThat(dropout(START.plusDays(7), START.plusDays(60))).isEqualTo(new Counts(0, 2, 0, 0, 0));
  }

  @Test
  void whoWasExcludedBeforeAnyCompletionIsOutOfAllCohorts() {
    excluded("ada", enrolled("ada", START, Optional.empty(), Optional.empty()), 5);
    excluded("bob", enrolled("bob", START, Optional.empty(), Optional.of(START.plusDays(5))), 5);

    assertThat(inAll("COM1", START.plusDays(130))).isEqualTo(new Counts(1, 1, 0, 0, 1));
    assertThat(inAll("COM1", START.plusDays(129))).isEqualTo(new Counts(0, 0, 0, 1, 0));
    assertThat(inAll("ENR2", START.plusDays(5))).isEqualTo(new Counts(0, 1, 1, 0, 1));
    assertThat(inAll("ENR1", START.plusDays(5))).isEqualTo(Counts.learners(0));
    assertThat(dropout(START.plusDays(4), START.plusDays(60))).isEqualTo(new Counts(0, 2, 0, 0, 0));
    assertThat(dropout(START.plusDays(5), START.plusDays(60))).isEqualTo(new Counts(0, 0, 0, 0, 1));
  }

  @Test
  void aRevokedCompletionIsNoneFromTheDayOfTheRevocationOn() {
    EnrollmentId id = enrolled("ada", START, Optional.empty(), Optional.of(START.plusDays(90)));
    history.say(
        new CompletionRevoked(id, ToldHistory.learner("ada"), START.plusDays(140), "plagiarism"));

    assertThat(inAll("COM1", START.plusDays(139))).isEqualTo(new Counts(1, 1, 0, 0, 0));
    assertThat(inAll("COM1", START.plusDays(140))).isEqualTo(new Counts(0, 1, 0, 0, 0));
  }

  private EnrollmentId enrolled(
      String learner,
      LocalDate start,
      Optional<LocalDate> withdrew,
      Optional<LocalDate> completed) {
    EnrollmentId id =
        history.enrolled(learner, "programme", start, Optional.of(start.plusDays(14)));
    withdrew.ifPresent(
        on ->
            history.say(
                new LearnerWithdrew(id, ToldHistory.learner(learner), on, Optional.empty())));
    completed.ifPresent(
        on ->
            history.say(
                new ProgrammeCompleted(id, ToldHistory.learner(learner), on, Optional.empty())));
    return id;
  }

  private void suspended(String learner, EnrollmentId id, int... days) {
    Arrays.stream(days)
        .mapToObj(START::plusDays)
        .forEach(on -> history.say(new EnrollmentSuspended(id, ToldHistory.learner(learner), on)));
  }

  private void resumed(String learner, EnrollmentId id, int day) {
    history.say(new EnrollmentResumed(id, ToldHistory.learner(learner), START.plusDays(day)));
  }

  private void excluded(String learner, EnrollmentId id, int day) {
    history.say(
        new EnrollmentExcluded(
            id,
            ToldHistory.learner(learner),
            START.plusDays(day),
            EnrollmentExcluded.Reason.DIED,
            "certificate"));
  }

  private void declared(String learner, LocalDate on, Profile profile) {
    history.say(new ProfileDeclared(ToldHistory.learner(learner), on, profile));
  }

  /** Neither refugee nor disabled, where the situation is known. */
  private static Profile targetGroups(
      Optional<Integer> education, Optional<PriorSituation> situation, Optional<Boolean> area) {
    return new Profile(
        Optional.empty(),
        Optional.empty(),
        education.map(Answer::of),
        situation.map(Answer::of),
        area.map(Answer::of),
        situation.map(it -> Answer.of(false)),
        situation.map(it -> Answer.of(false)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Counts dropout(LocalDate from, LocalDate to) {
    return inAll("COM3", START.plusYears(1), it -> it.between(Optional.of(from), Optional.of(to)));
  }

  private Counts inAll(String indicator, LocalDate asOf) {
    return inAll(indicator, asOf, it -> it);
  }

  private Counts inAll(String indicator, LocalDate asOf, UnaryOperator<RecountQuestion> but) {
    return figures(but.apply(RecountQuestion.of(indicator, asOf))).get("");
  }

  private Map<String, Counts> by(Breakdown dimension, String indicator, LocalDate asOf) {
    return figures(RecountQuestion.of(indicator, asOf).by(List.of(dimension)));
  }

  private Map<String, Counts> figures(RecountQuestion question) {
    return Recount.of(question).figures(history.learners()).stream()
        .collect(
            Collectors.toMap(
                it -> String.join("", it.group().values()), it -> counts(it.figures().getFirst())));
  }

  private static Counts counts(RecountFigure figure) {
    return switch (figure) {
      case Learners it -> Counts.learners(it.numerator());
      case ShareOfRecords it ->
          new Counts(it.numerator(), it.denominator(), it.unknown(), it.pending(), it.excluded());
      case RecountFigure.MedianValue it -> counts(it.coverage());
      case RecountFigure.Gap it -> throw new IllegalArgumentException("A gap has two shares");
      case RecountFigure.Curves it -> throw new IllegalArgumentException("A curve has no counts");
    };
  }
}
