package org.outcomeledger.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.event.Situation;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.Decision;

class OutcomeRulesTest {

  private static final LearnerId LEARNER = new LearnerId(new UUID(0, 1));
  private static final EnrollmentId ENROLLMENT = new EnrollmentId(new UUID(1, 1));
  private static final EnrollmentId OTHER_ENROLLMENT = new EnrollmentId(new UUID(1, 2));
  private static final EmploymentId JOB = new EmploymentId(new UUID(2, 1));
  private static final EmploymentId OTHER_JOB = new EmploymentId(new UUID(2, 2));
  private static final String ACCEPTED = "accepted";

  private final OutcomeRules rules = new OutcomeRules();

  @ParameterizedTest(name = "given {0}, when {1}, then {2}")
  @MethodSource("everyReportInEveryState")
  void every_report_is_answered_in_every_state(
      List<OutcomeEvent> given, OutcomeEvent when, String then) {
    assertThat(answer(given, when)).isEqualTo(then);
  }

  static Stream<Arguments> everyReportInEveryState() {
    var nothing = List.<OutcomeEvent>of();
    var elsewhere =
        List.of(completed(OTHER_ENROLLMENT), started(OTHER_JOB), ended(OTHER_JOB, "2026-06-30"));
    var completed = List.<OutcomeEvent>of(completed(ENROLLMENT));
    var working = List.<OutcomeEvent>of(started(JOB));
    var left = List.of(started(JOB), ended(JOB, "2026-03-31"));
    var allOfIt =
        List.of(surveyed(), started(JOB), completed(ENROLLMENT), ended(JOB, "2026-01-05"));
    return Stream.of(
            row(nothing, ACCEPTED, ACCEPTED, "employment-not-started"),
            row(elsewhere, ACCEPTED, ACCEPTED, "employment-not-started"),
            row(completed, "already-completed", ACCEPTED, "employment-not-started"),
            row(working, ACCEPTED, "employment-id-taken", ACCEPTED),
            row(left, ACCEPTED, "employment-id-taken", "employment-already-ended"),
            row(allOfIt, "already-completed", "employment-id-taken", "employment-already-ended"))
        .flatMap(row -> row);
  }

  /** What comes of each report about the one enrollment and job; a survey is always accepted. */
  private static Stream<Arguments> row(
      List<OutcomeEvent> given, String complete, String start, String end) {
    return Stream.of(
        Arguments.of(given, completed(ENROLLMENT), complete),
        Arguments.of(given, started(JOB), start),
        Arguments.of(given, ended(JOB, "2026-12-31"), end),
        Arguments.of(given, surveyed(), ACCEPTED));
  }

  @ParameterizedTest(name = "a job that began on 2026-01-05 and ends on {0}: {1}")
  @MethodSource("lastDays")
  void an_employment_does_not_end_before_it_starts(String lastDay, String then) {
    assertThat(answer(List.of(started(JOB)), ended(JOB, lastDay))).isEqualTo(then);
  }

  static Stream<Arguments> lastDays() {
    return Stream.of(
        Arguments.of("2026-01-04", "ended-before-start"),
        Arguments.of("2026-01-05", ACCEPTED),
        Arguments.of("2026-01-06", ACCEPTED));
  }

  @Test
  void an_employment_id_is_claimed_by_its_start_and_by_nothing_else() {
    assertThat(rules.claims(started(JOB)))
        .extracting(Claim::kind, Claim::id, claim -> claim.taken().code())
        .containsExactly(tuple("employment", JOB.value(), "employment-id-taken"));
    assertThat(List.of(ended(JOB, "2026-12-31"), completed(ENROLLMENT), surveyed()))
        .allSatisfy(event -> assertThat(rules.claims(event)).isEmpty());
  }

  @Test
  void a_rejection_names_the_field_and_no_id() {
    var tooEarly = rules.decide(stateAfter(List.of(started(JOB))), ended(JOB, "2025-12-31"));
    assertThat(tooEarly)
        .isInstanceOfSatisfying(
            Decision.Reject.class,
            reject -> {
              assertThat(reject.rejection().pointer()).isEqualTo("/endedOn");
              assertThat(reject.rejection().toString())
                  .doesNotContain(JOB.value().toString(), LEARNER.value().toString());
            });
  }

  private String answer(List<OutcomeEvent> given, OutcomeEvent when) {
    return switch (rules.decide(stateAfter(given), when)) {
      case Decision.Accept() -> ACCEPTED;
      case Decision.Reject(var rejection) -> rejection.code();
    };
  }

  private LearnerOutcomes stateAfter(List<OutcomeEvent> given) {
    LearnerOutcomes state = rules.initial();
    for (OutcomeEvent event : given) {
      state = rules.evolve(state, event);
    }
    return state;
  }

  private static OutcomeEvent completed(EnrollmentId id) {
    return new ProgrammeCompleted(id, LEARNER, LocalDate.parse("2025-11-21"), Optional.empty());
  }

  private static OutcomeEvent started(EmploymentId id) {
    return new EmploymentStarted(
        id,
        LEARNER,
        ENROLLMENT,
        LocalDate.parse("2026-01-05"),
        Optional.empty(),
        Contract.PERMANENT,
        Optional.empty(),
        Optional.empty(),
        InField.YES,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static OutcomeEvent ended(EmploymentId id, String on) {
    return new EmploymentEnded(id, LEARNER, LocalDate.parse(on));
  }

  private static OutcomeEvent surveyed() {
    return new OutcomeSurveyed(
        LEARNER, Optional.empty(), LocalDate.parse("2026-05-21"), Situation.EMPLOYED, "e-survey");
  }
}
