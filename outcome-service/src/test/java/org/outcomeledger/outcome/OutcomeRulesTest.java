package org.outcomeledger.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.outcome.OutcomeReports.ENROLLMENT;
import static org.outcomeledger.outcome.OutcomeReports.JOB;
import static org.outcomeledger.outcome.OutcomeReports.LEARNER;
import static org.outcomeledger.outcome.OutcomeReports.OTHER_ENROLLMENT;
import static org.outcomeledger.outcome.OutcomeReports.OTHER_JOB;
import static org.outcomeledger.outcome.OutcomeReports.STUDY;
import static org.outcomeledger.outcome.OutcomeReports.completed;
import static org.outcomeledger.outcome.OutcomeReports.ended;
import static org.outcomeledger.outcome.OutcomeReports.evidence;
import static org.outcomeledger.outcome.OutcomeReports.retracted;
import static org.outcomeledger.outcome.OutcomeReports.revoked;
import static org.outcomeledger.outcome.OutcomeReports.started;
import static org.outcomeledger.outcome.OutcomeReports.studyEnded;
import static org.outcomeledger.outcome.OutcomeReports.studyStarted;
import static org.outcomeledger.outcome.OutcomeReports.surveyed;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.RulesContract;
import org.outcomeledger.ledger.RulesTable;

/** Longer than most files, for its table is the rules of the service, state by state. */
class OutcomeRulesTest extends RulesContract {

  private static final RulesTable<LearnerOutcomes, OutcomeEvent> RULES =
      new RulesTable<>(new OutcomeRules(), OutcomeReports::retracted);

  private static final Map<String, String> THEN =
      Map.ofEntries(
          Map.entry("+", "accepted"),
          Map.entry("c", "already-completed"),
          Map.entry("v", "not-completed"),
          Map.entry("j", "employment-id-taken"),
          Map.entry("n", "employment-not-started"),
          Map.entry("e", "employment-already-ended"),
          Map.entry("b", "ended-before-start"),
          Map.entry("u", "unknown-employment"),
          Map.entry("J", "study-id-taken"),
          Map.entry("N", "study-not-started"),
          Map.entry("E", "study-already-ended"),
          Map.entry("B", "study-ended-before-start"),
          Map.entry("t", "nothing-to-retract"),
          Map.entry("l", "not-retractable"));

  private static final String TABLE =
      """
      given                        | complete revoke start end evidence study study-end survey retract
      nothing                      |    +       v      +    n     u       +      N        +      t
      other things                 |    +       v      +    n     u       +      N        +      +
      completed                    |    c       +      +    n     u       +      N        +      +
      completed that day           |    c       +      +    n     u       +      N        +      +
      completed later              |    c       v      +    n     u       +      N        +      +
      revoked                      |    +       v      +    n     u       +      N        +      +
      completed after a revocation |    c       v      +    n     u       +      N        +      +
      revocation retracted         |    c       +      +    n     u       +      N        +      +
      working                      |    +       v      j    +     +       +      N        +      +
      begins that day              |    +       v      j    +     +       +      N        +      +
      begins later                 |    +       v      j    b     +       +      N        +      +
      left                         |    +       v      j    e     +       +      N        +      +
      start retracted, end waits   |    +       v      +    n     u       +      N        +      t
      end found a new start        |    +       v      j    e     +       +      N        +      t
      studying                     |    +       v      +    n     u       J      +        +      +
      studies from that day        |    +       v      +    n     u       J      +        +      +
      studies later                |    +       v      +    n     u       J      B        +      +
      studied                      |    +       v      +    n     u       J      E        +      +
      evidenced                    |    +       v      j    +     +       +      N        +      +
      surveyed                     |    +       v      +    n     u       +      N        +      +
      survey retracted             |    +       v      +    n     u       +      N        +      t
      """;

  static {
    String day = "2026-06-30";
    RULES.when("complete", completed(ENROLLMENT, day));
    RULES.when("revoke", revoked(day));
    RULES.when("start", started(JOB, day));
    RULES.when("end", ended(JOB, day));
    RULES.when("evidence", evidence());
    RULES.when("study", studyStarted(day));
    RULES.when("study-end", studyEnded(day));
    RULES.when("survey", surveyed());
    RULES.when("retract", retracted(RulesTable.id(0)));

    OutcomeEvent completed = completed(ENROLLMENT, "2025-11-21");
    OutcomeEvent started = started(JOB, "2026-01-05");
    RULES.given("nothing");
    RULES.given(
        "other things",
        completed(OTHER_ENROLLMENT, "2025-11-21"),
        started(OTHER_JOB, "2026-01-05"),
        ended(OTHER_JOB, "2026-03-31"));
    RULES.given("completed", completed);
    RULES.given("completed that day", completed(ENROLLMENT, "2026-06-30"));
    RULES.given("completed later", completed(ENROLLMENT, "2026-07-01"));
    RULES.given("revoked", completed, revoked("2025-11-21"));
    RULES.given(
        "completed after a revocation",
        completed,
        revoked("2025-12-03"),
        completed(ENROLLMENT, "2026-07-01"));
    RULES.given(
        "revocation retracted", completed, revoked("2025-12-03"), retracted(RulesTable.id(1)));
    RULES.given("working", started);
    RULES.given("begins that day", started(JOB, "2026-06-30"));
    RULES.given("begins later", started(JOB, "2026-07-01"));
    RULES.given("left", started, ended(JOB, "2026-03-31"));
    RULES.given(
        "start retracted, end waits",
        started,
        ended(JOB, "2026-03-31"),
        retracted(RulesTable.id(0)));
    RULES.given(
        "end found a new start",
        started,
        ended(JOB, "2026-03-31"),
        retracted(RulesTable.id(0)),
        started(JOB, "2026-02-01"));
    RULES.given("studying", studyStarted("2026-02-02"));
    RULES.given("studies from that day", studyStarted("2026-06-30"));
    RULES.given("studies later", studyStarted("2026-07-01"));
    RULES.given("studied", studyStarted("2026-02-02"), studyEnded("2026-03-31"));
    RULES.given("evidenced", started, evidence());
    RULES.given("surveyed", surveyed());
    RULES.given("survey retracted", surveyed(), retracted(RulesTable.id(0)));
  }

  OutcomeRulesTest() {
    super(RULES, EventCatalogue.OUTCOME.types().size());
  }

  @Override
  protected Stream<Arguments> table() {
    return RULES.cells(TABLE, THEN);
  }

  @Test
  void aRetractionIsNotRetractable() {
    var stream = RULES.stream(List.of(surveyed(), retracted(RulesTable.id(0))));
    assertThat(RULES.answer(stream, retracted(RulesTable.id(1)))).isEqualTo("not-retractable");
  }

  @Test
  void idsAreClaimedByStartsAndByNothingElse() {
    var rules = new OutcomeRules();
    var claimed = Map.of("start", List.of(JOB.value()), "study", List.of(STUDY.value()));
    RULES
        .reports()
        .forEach(
            (name, event) ->
                assertThat(rules.claims(event))
                    .as(name)
                    .extracting(Claim::id)
                    .isEqualTo(claimed.getOrDefault(name, List.of())));
  }

  @Test
  void aRejectionNamesAFieldAndNoId() {
    assertThat(RULES.rejections())
        .isNotEmpty()
        .allSatisfy(
            rejection -> {
              assertThat(rejection.pointer())
                  .isIn("/enrollmentId", "/employmentId", "/studyId", "/endedOn", "/retracts");
              assertThat(rejection.toString())
                  .doesNotContain(JOB.value().toString(), LEARNER.value().toString());
            });
  }
}
