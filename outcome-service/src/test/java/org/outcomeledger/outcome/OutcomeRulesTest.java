package org.outcomeledger.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.outcome.Reports.ENROLLMENT;
import static org.outcomeledger.outcome.Reports.JOB;
import static org.outcomeledger.outcome.Reports.LEARNER;
import static org.outcomeledger.outcome.Reports.OTHER_ENROLLMENT;
import static org.outcomeledger.outcome.Reports.OTHER_JOB;
import static org.outcomeledger.outcome.Reports.STUDY;
import static org.outcomeledger.outcome.Reports.completed;
import static org.outcomeledger.outcome.Reports.ended;
import static org.outcomeledger.outcome.Reports.evidence;
import static org.outcomeledger.outcome.Reports.retracted;
import static org.outcomeledger.outcome.Reports.revoked;
import static org.outcomeledger.outcome.Reports.started;
import static org.outcomeledger.outcome.Reports.studyEnded;
import static org.outcomeledger.outcome.Reports.studyStarted;
import static org.outcomeledger.outcome.Reports.surveyed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.Decision;
import org.outcomeledger.ledger.History;

/** Longer than most files, for its tables are the rules of the service, state by state. */
class OutcomeRulesTest {

  /** What is reported, each dated 30 June 2026 where it has a date that is asked about. */
  private static final Map<String, OutcomeEvent> WHEN = new LinkedHashMap<>();

  /** What was reported before; the event at index i has the id {@link #id}(i). */
  private static final Map<String, List<OutcomeEvent>> GIVEN = new LinkedHashMap<>();

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
    WHEN.put("complete", completed(ENROLLMENT, day));
    WHEN.put("revoke", revoked(day));
    WHEN.put("start", started(JOB, day));
    WHEN.put("end", ended(JOB, day));
    WHEN.put("evidence", evidence());
    WHEN.put("study", studyStarted(day));
    WHEN.put("study-end", studyEnded(day));
    WHEN.put("survey", surveyed());
    WHEN.put("retract", retracted(id(0)));

    OutcomeEvent completed = completed(ENROLLMENT, "2025-11-21");
    OutcomeEvent started = started(JOB, "2026-01-05");
    given("nothing");
    given(
        "other things",
        completed(OTHER_ENROLLMENT, "2025-11-21"),
        started(OTHER_JOB, "2026-01-05"),
        ended(OTHER_JOB, "2026-03-31"));
    given("completed", completed);
    given("completed that day", completed(ENROLLMENT, "2026-06-30"));
    given("completed later", completed(ENROLLMENT, "2026-07-01"));
    given("revoked", completed, revoked("2025-11-21"));
    given(
        "completed after a revocation",
        completed,
        revoked("2025-12-03"),
        completed(ENROLLMENT, "2026-07-01"));
    given("revocation retracted", completed, revoked("2025-12-03"), retracted(id(1)));
    given("working", started);
    given("begins that day", started(JOB, "2026-06-30"));
    given("begins later", started(JOB, "2026-07-01"));
    given("left", started, ended(JOB, "2026-03-31"));
    given("start retracted, end waits", started, ended(JOB, "2026-03-31"), retracted(id(0)));
    given(
        "end found a new start",
        started,
        ended(JOB, "2026-03-31"),
        retracted(id(0)),
        started(JOB, "2026-02-01"));
    given("studying", studyStarted("2026-02-02"));
    given("studies from that day", studyStarted("2026-06-30"));
    given("studies later", studyStarted("2026-07-01"));
    given("studied", studyStarted("2026-02-02"), studyEnded("2026-03-31"));
    given("evidenced", started, evidence());
    given("surveyed", surveyed());
    given("survey retracted", surveyed(), retracted(id(0)));
  }

  private static void given(String state, OutcomeEvent... events) {
    GIVEN.put(state, List.of(events));
  }

  @ParameterizedTest(name = "given {0}, when {1}, then {2}")
  @MethodSource("table")
  void every_report_is_answered_in_every_state(String given, String when, String then) {
    assertThat(answer(history(GIVEN.get(given)), WHEN.get(when))).isEqualTo(then);
  }

  static Stream<Arguments> table() {
    List<String> lines = TABLE.lines().toList();
    String[] columns = cells(lines.getFirst());
    return lines.stream()
        .skip(1)
        .flatMap(
            line ->
                IntStream.range(0, columns.length)
                    .mapToObj(
                        i -> Arguments.of(state(line), columns[i], THEN.get(cells(line)[i]))));
  }

  private static String state(String line) {
    return line.substring(0, line.indexOf('|')).strip();
  }

  private static String[] cells(String line) {
    return line.substring(line.indexOf('|') + 1).strip().split(" +");
  }

  @Test
  void the_table_has_every_event_of_the_service_and_every_state_that_is_given() {
    assertThat(WHEN.values().stream().map(Object::getClass).distinct())
        .hasSameSizeAs(EventCatalogue.OUTCOME.types());
    assertThat(cells(TABLE.lines().toList().getFirst())).containsExactlyElementsOf(WHEN.keySet());
    assertThat(TABLE.lines().skip(1).map(OutcomeRulesTest::state))
        .containsExactlyElementsOf(GIVEN.keySet());
  }

  @Test
  void every_event_leads_from_every_state_to_a_state_accepted_or_not() {
    for (List<OutcomeEvent> given : GIVEN.values()) {
      for (OutcomeEvent event : WHEN.values()) {
        assertThat(history(given).with(id(99), event).state()).isNotNull();
      }
    }
  }

  @Test
  void a_retraction_at_any_place_leaves_what_the_remaining_history_alone_gives() {
    for (List<OutcomeEvent> given : GIVEN.values()) {
      for (int taken = 0; taken < given.size(); taken++) {
        // That no retraction is taken back, the next test says.
        boolean retraction = given.get(taken) instanceof EventRetracted;
        for (int at = taken + 1; at <= given.size() && !retraction; at++) {
          assertThat(retracting(given, taken, at).state())
              .as("%s without event %d, taken back before event %d", given, taken, at)
              .isEqualTo(without(given, taken).state());
        }
      }
    }
  }

  @Test
  void a_retraction_is_not_taken_back() {
    var history = history(List.of(surveyed(), retracted(id(0))));
    assertThat(answer(history, retracted(id(1)))).isEqualTo("not-retractable");
  }

  private static History<LearnerOutcomes, OutcomeEvent> retracting(
      List<OutcomeEvent> given, int taken, int at) {
    var history = History.none(new OutcomeRules());
    for (int i = 0; i <= given.size(); i++) {
      history = i == at ? history.with(id(99), retracted(id(taken))) : history;
      history = i < given.size() ? history.with(id(i), given.get(i)) : history;
    }
    return history;
  }

  private static History<LearnerOutcomes, OutcomeEvent> without(
      List<OutcomeEvent> given, int taken) {
    var history = History.none(new OutcomeRules());
    for (int i = 0; i < given.size(); i++) {
      history = i == taken ? history : history.with(id(i), given.get(i));
    }
    return history;
  }

  @Test
  void ids_are_claimed_by_starts_and_by_nothing_else() {
    var rules = new OutcomeRules();
    var claimed = Map.of("start", List.of(JOB.value()), "study", List.of(STUDY.value()));
    WHEN.forEach(
        (name, event) ->
            assertThat(rules.claims(event))
                .as(name)
                .extracting(Claim::id)
                .isEqualTo(claimed.getOrDefault(name, List.of())));
  }

  @Test
  void a_rejection_names_a_field_and_no_id() {
    for (List<OutcomeEvent> given : GIVEN.values()) {
      for (OutcomeEvent event : WHEN.values()) {
        if (history(given).decide(event) instanceof Decision.Reject(var rejection)) {
          assertThat(rejection.pointer())
              .isIn("/enrollmentId", "/employmentId", "/studyId", "/endedOn", "/retracts");
          assertThat(rejection.toString())
              .doesNotContain(JOB.value().toString(), LEARNER.value().toString());
        }
      }
    }
  }

  private static String answer(History<LearnerOutcomes, OutcomeEvent> given, OutcomeEvent when) {
    return switch (given.decide(when)) {
      case Decision.Accept() -> "accepted";
      case Decision.Reject(var rejection) -> rejection.code();
    };
  }

  private static History<LearnerOutcomes, OutcomeEvent> history(List<OutcomeEvent> events) {
    var history = History.none(new OutcomeRules());
    for (int i = 0; i < events.size(); i++) {
      history = history.with(id(i), events.get(i));
    }
    return history;
  }

  private static UUID id(int number) {
    return new UUID(7, number);
  }
}
