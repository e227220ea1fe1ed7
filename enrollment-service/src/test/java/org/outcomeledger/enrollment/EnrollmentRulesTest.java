package org.outcomeledger.enrollment;

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
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.Programme;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.Decision;

class EnrollmentRulesTest {

  private static final LearnerId LEARNER = new LearnerId(new UUID(0, 1));
  private static final EnrollmentId FIRST = new EnrollmentId(new UUID(1, 1));
  private static final EnrollmentId OTHER = new EnrollmentId(new UUID(1, 2));
  private static final String ACCEPTED = "accepted";

  private final EnrollmentRules rules = new EnrollmentRules();

  @ParameterizedTest(name = "given {0}, when {1}, then {2}")
  @MethodSource("everyReportInEveryState")
  void every_report_is_answered_in_every_state(
      List<EnrollmentEvent> given, EnrollmentEvent when, String then) {
    assertThat(answer(given, when)).isEqualTo(then);
  }

  static Stream<Arguments> everyReportInEveryState() {
    var nothing = List.<EnrollmentEvent>of();
    var elsewhere = List.of(enrolled(OTHER), intent(OTHER), withdrew(OTHER, "2025-05-01"));
    var intentOnly = List.<EnrollmentEvent>of(intent(FIRST));
    var running = List.<EnrollmentEvent>of(enrolled(FIRST));
    var declared = List.of(enrolled(FIRST), intent(FIRST));
    var declaredFirst = List.of(intent(FIRST), enrolled(FIRST));
    var withdrawn = List.of(enrolled(FIRST), withdrew(FIRST, "2025-05-01"));
    var allOfIt = List.of(enrolled(FIRST), withdrew(FIRST, "2025-05-01"), intent(FIRST), profile());
    return Stream.of(
            row(nothing, ACCEPTED, ACCEPTED, "not-running"),
            row(elsewhere, ACCEPTED, ACCEPTED, "not-running"),
            row(intentOnly, ACCEPTED, "already-declared", "not-running"),
            row(running, "already-enrolled", ACCEPTED, ACCEPTED),
            row(declared, "already-enrolled", "already-declared", ACCEPTED),
            row(declaredFirst, "already-enrolled", "already-declared", ACCEPTED),
            row(withdrawn, "already-enrolled", ACCEPTED, "not-running"),
            row(allOfIt, "already-enrolled", "already-declared", "not-running"))
        .flatMap(row -> row);
  }

  /** What comes of each report about the first enrollment; a profile is always accepted. */
  private static Stream<Arguments> row(
      List<EnrollmentEvent> given, String enrol, String declareIntent, String withdraw) {
    return Stream.of(
        Arguments.of(given, enrolled(FIRST), enrol),
        Arguments.of(given, intent(FIRST), declareIntent),
        Arguments.of(given, withdrew(FIRST, "2025-06-01"), withdraw),
        Arguments.of(given, profile(), ACCEPTED));
  }

  @Test
  void one_who_never_came_may_withdraw_before_the_start() {
    assertThat(answer(List.of(enrolled(FIRST)), withdrew(FIRST, "2025-02-01"))).isEqualTo(ACCEPTED);
  }

  @Test
  void of_two_withdrawals_only_one_stands_in_whichever_order_they_arrive() {
    var early = withdrew(FIRST, "2025-02-01");
    var late = withdrew(FIRST, "2025-08-01");
    assertThat(answer(List.of(enrolled(FIRST), early), late)).isEqualTo("not-running");
    assertThat(answer(List.of(enrolled(FIRST), late), early)).isEqualTo("not-running");
  }

  @Test
  void an_enrollment_id_is_claimed_by_its_enrollment_and_by_nothing_else() {
    assertThat(rules.claims(enrolled(FIRST)))
        .extracting(Claim::kind, Claim::id, claim -> claim.taken().code())
        .containsExactly(tuple("enrollment", FIRST.value(), "already-enrolled"));
    assertThat(List.of(intent(FIRST), withdrew(FIRST, "2025-05-01"), profile()))
        .allSatisfy(event -> assertThat(rules.claims(event)).isEmpty());
  }

  @Test
  void a_rejection_names_the_field_and_no_id() {
    var decision = rules.decide(stateAfter(List.of(enrolled(FIRST))), enrolled(FIRST));
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Reject.class,
            reject -> {
              assertThat(reject.rejection().pointer()).isEqualTo("/enrollmentId");
              assertThat(reject.rejection().toString())
                  .doesNotContain(FIRST.value().toString(), LEARNER.value().toString());
            });
  }

  private String answer(List<EnrollmentEvent> given, EnrollmentEvent when) {
    return switch (rules.decide(stateAfter(given), when)) {
      case Decision.Accept() -> ACCEPTED;
      case Decision.Reject(var rejection) -> rejection.code();
    };
  }

  private LearnerEnrollments stateAfter(List<EnrollmentEvent> given) {
    LearnerEnrollments state = rules.initial();
    for (EnrollmentEvent event : given) {
      state = rules.evolve(state, event);
    }
    return state;
  }

  private static EnrollmentEvent enrolled(EnrollmentId id) {
    return new LearnerEnrolled(
        id,
        LEARNER,
        new Programme("data-analyst", Optional.empty(), Optional.empty(), 270),
        LocalDate.parse("2025-03-03"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static EnrollmentEvent intent(EnrollmentId id) {
    return new IntentDeclared(id, LEARNER, Intent.NEW_JOB, true, LocalDate.parse("2025-03-04"));
  }

  private static EnrollmentEvent withdrew(EnrollmentId id, String on) {
    return new LearnerWithdrew(id, LEARNER, LocalDate.parse(on), Optional.empty());
  }

  private static EnrollmentEvent profile() {
    var nothing = Optional.<Answer<String>>empty();
    return new ProfileDeclared(
        LEARNER,
        LocalDate.parse("2025-03-03"),
        new Profile(
            nothing,
            nothing,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            nothing,
            nothing,
            Optional.empty()));
  }
}
