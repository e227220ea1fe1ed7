package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.enrollment.Reports.FIRST;
import static org.outcomeledger.enrollment.Reports.OTHER;
import static org.outcomeledger.enrollment.Reports.corrected;
import static org.outcomeledger.enrollment.Reports.declared;
import static org.outcomeledger.enrollment.Reports.enrolled;
import static org.outcomeledger.enrollment.Reports.excluded;
import static org.outcomeledger.enrollment.Reports.gender;
import static org.outcomeledger.enrollment.Reports.profileWithdrawn;
import static org.outcomeledger.enrollment.Reports.resumed;
import static org.outcomeledger.enrollment.Reports.retracted;
import static org.outcomeledger.enrollment.Reports.suspended;
import static org.outcomeledger.enrollment.Reports.transferred;
import static org.outcomeledger.enrollment.Reports.withdrew;
import static org.outcomeledger.event.EnrollmentExcluded.Reason.DIED;
import static org.outcomeledger.event.EnrollmentExcluded.Reason.MEDICAL;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.Decision;
import org.outcomeledger.ledger.History;

/** Longer than most files, for its tables are the rules of the service, state by state. */
class EnrollmentRulesTest {

  /** What is reported, each dated 1 June 2025 where it has a date that is asked about. */
  private static final Map<String, EnrollmentEvent> WHEN = new LinkedHashMap<>();

  /** What was reported before; the event at index i has the id {@link #id}(i). */
  private static final Map<String, List<EnrollmentEvent>> GIVEN = new LinkedHashMap<>();

  private static final Map<String, String> THEN =
      Map.of(
          "+", "accepted",
          "e", "already-enrolled",
          "d", "already-declared",
          "n", "nothing-declared",
          "v", "never-declared",
          "r", "not-running",
          "s", "not-suspended",
          "u", "unknown-enrollment",
          "t", "nothing-to-retract",
          "l", "not-retractable");

  private static final String TABLE =
      """
      given                         | enrol declare correct profile wipe suspend resume transfer withdraw exclude retract
      nothing                       |   +      +       n       +     v      r      s        r        r       u       t
      another enrollment            |   +      +       n       +     v      r      s        r        r       u       +
      an intent                     |   +      d       +       +     v      r      s        r        r       u       l
      enrolled                      |   e      +       n       +     v      +      s        +        +       +       +
      starts later                  |   e      +       n       +     v      r      s        r        +       +       +
      enrolled, intent              |   e      d       +       +     v      +      s        +        +       +       +
      suspended                     |   e      +       n       +     v      r      +        +        +       +       +
      suspended later               |   e      +       n       +     v      +      s        +        +       +       +
      suspended, resumed            |   e      +       n       +     v      +      s        +        +       +       +
      resumed later                 |   e      +       n       +     v      r      +        +        +       +       +
      withdrew                      |   e      +       n       +     v      r      s        r        r       +       +
      withdrew later                |   e      +       n       +     v      +      s        +        r       +       +
      never came                    |   e      +       n       +     v      r      s        r        r       +       +
      died                          |   e      +       n       +     v      r      s        r        r       +       +
      died later                    |   e      +       n       +     v      +      s        +        +       +       +
      medical                       |   e      +       n       +     v      +      s        +        +       +       +
      transferred                   |   e      +       n       +     v      +      s        +        +       +       +
      retracted                     |   +      +       n       +     v      r      s        r        r       u       t
      retracted, suspension waits   |   +      +       n       +     v      r      s        r        r       u       t
      suspension found a new one    |   e      +       n       +     v      r      +        +        +       +       t
      told a gender                 |   +      +       n       +     +      r      s        r        r       u       +
      took the gender back          |   +      +       n       +     +      r      s        r        r       u       +
      gender retracted              |   +      +       n       +     v      r      s        r        r       u       t
      """;

  static {
    String day = "2025-06-01";
    WHEN.put("enrol", enrolled(FIRST, "2025-03-03"));
    WHEN.put("declare", declared(FIRST));
    WHEN.put("correct", corrected(FIRST));
    WHEN.put("profile", gender("f"));
    WHEN.put("wipe", profileWithdrawn(ProfileAttribute.GENDER));
    WHEN.put("suspend", suspended(FIRST, day));
    WHEN.put("resume", resumed(FIRST, day));
    WHEN.put("transfer", transferred(FIRST, day));
    WHEN.put("withdraw", withdrew(FIRST, day));
    WHEN.put("exclude", excluded(FIRST, day, DIED));
    WHEN.put("retract", retracted(id(0)));

    EnrollmentEvent enrolled = enrolled(FIRST, "2025-03-03");
    EnrollmentEvent suspended = suspended(FIRST, "2025-04-01");
    given("nothing");
    given("another enrollment", enrolled(OTHER, "2025-03-03"), withdrew(OTHER, "2025-05-01"));
    given("an intent", declared(FIRST));
    given("enrolled", enrolled);
    given("starts later", enrolled(FIRST, "2025-07-01"));
    given("enrolled, intent", enrolled, declared(FIRST));
    given("suspended", enrolled, suspended);
    given("suspended later", enrolled, suspended(FIRST, "2025-06-15"));
    given("suspended, resumed", enrolled, suspended, resumed(FIRST, "2025-06-01"));
    given("resumed later", enrolled, suspended, resumed(FIRST, "2025-06-02"));
    given("withdrew", enrolled, withdrew(FIRST, "2025-06-01"));
    given("withdrew later", enrolled, withdrew(FIRST, "2025-06-02"));
    given("never came", enrolled, withdrew(FIRST, "2025-02-01"));
    given("died", enrolled, excluded(FIRST, "2025-06-01", DIED));
    given("died later", enrolled, excluded(FIRST, "2025-06-02", DIED));
    given("medical", enrolled, excluded(FIRST, "2025-05-01", MEDICAL));
    given("transferred", enrolled, transferred(FIRST, "2025-05-01"));
    given("retracted", enrolled, retracted(id(0)));
    given("retracted, suspension waits", enrolled, suspended, retracted(id(0)));
    given("suspension found a new one", enrolled, suspended, retracted(id(0)), enrolled);
    given("told a gender", gender("f"));
    given("took the gender back", gender("f"), profileWithdrawn(ProfileAttribute.GENDER));
    given("gender retracted", gender("f"), retracted(id(0)));
  }

  private static void given(String state, EnrollmentEvent... events) {
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
        .hasSameSizeAs(EventCatalogue.ENROLLMENT.types());
    assertThat(cells(TABLE.lines().toList().getFirst())).containsExactlyElementsOf(WHEN.keySet());
    assertThat(TABLE.lines().skip(1).map(EnrollmentRulesTest::state))
        .containsExactlyElementsOf(GIVEN.keySet());
  }

  @Test
  void every_event_leads_from_every_state_to_a_state_accepted_or_not() {
    for (List<EnrollmentEvent> given : GIVEN.values()) {
      for (EnrollmentEvent event : WHEN.values()) {
        assertThat(history(given).with(id(99), event).state()).isNotNull();
      }
    }
  }

  @Test
  void a_retraction_at_any_place_leaves_what_the_remaining_history_alone_gives() {
    for (List<EnrollmentEvent> given : GIVEN.values()) {
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
  void intents_and_retractions_are_not_taken_back() {
    var history =
        history(List.of(gender("f"), retracted(id(0)), declared(FIRST), corrected(FIRST)));
    for (int lasting = 1; lasting < 4; lasting++) {
      assertThat(answer(history, retracted(id(lasting)))).isEqualTo("not-retractable");
    }
  }

  private static History<LearnerEnrollments, EnrollmentEvent> retracting(
      List<EnrollmentEvent> given, int taken, int at) {
    var history = History.none(new EnrollmentRules());
    for (int i = 0; i <= given.size(); i++) {
      history = i == at ? history.with(id(99), retracted(id(taken))) : history;
      history = i < given.size() ? history.with(id(i), given.get(i)) : history;
    }
    return history;
  }

  private static History<LearnerEnrollments, EnrollmentEvent> without(
      List<EnrollmentEvent> given, int taken) {
    var history = History.none(new EnrollmentRules());
    for (int i = 0; i < given.size(); i++) {
      history = i == taken ? history : history.with(id(i), given.get(i));
    }
    return history;
  }

  @ParameterizedTest(name = "on {0} it is {1}, in whichever order it was reported")
  @CsvSource({
    "2025-03-02, NOT_STARTED",
    "2025-03-03, RUNNING",
    "2025-04-01, SUSPENDED",
    "2025-04-14, SUSPENDED",
    "2025-04-15, RUNNING",
    "2025-05-01, RUNNING",
    "2025-05-20, SUSPENDED",
    "2025-05-26, SUSPENDED",
    "2025-06-01, WITHDRAWN",
    "2025-07-01, EXCLUDED"
  })
  void what_an_enrollment_is_follows_from_the_dates_alone(
      String day, Enrollment.Standing standing) {
    List<EnrollmentEvent> reported =
        List.of(
            enrolled(FIRST, "2025-03-03"),
            suspended(FIRST, "2025-04-01"),
            resumed(FIRST, "2025-04-15"),
            suspended(FIRST, "2025-05-01"),
            resumed(FIRST, "2025-05-01"),
            suspended(FIRST, "2025-05-20"),
            resumed(FIRST, "2025-05-25"),
            suspended(FIRST, "2025-05-25"),
            withdrew(FIRST, "2025-06-01"),
            excluded(FIRST, "2025-07-01", DIED));
    assertThat(standing(reported, day)).isEqualTo(standing);
    assertThat(standing(reported.reversed(), day)).isEqualTo(standing);
  }

  private static Enrollment.Standing standing(List<EnrollmentEvent> reported, String day) {
    return history(reported).state().of(FIRST).on(LocalDate.parse(day));
  }

  @Test
  void of_two_withdrawals_only_one_stands_in_whichever_order_they_arrive() {
    var early = withdrew(FIRST, "2025-05-01");
    var late = withdrew(FIRST, "2025-08-01");
    assertThat(answer(history(List.of(enrolled(FIRST, "2025-03-03"), early)), late))
        .isEqualTo("not-running");
    assertThat(answer(history(List.of(enrolled(FIRST, "2025-03-03"), late)), early))
        .isEqualTo("not-running");
  }

  @Test
  void an_enrollment_id_is_claimed_by_its_enrollment_and_by_nothing_else() {
    var rules = new EnrollmentRules();
    WHEN.forEach(
        (name, event) ->
            assertThat(rules.claims(event))
                .as(name)
                .extracting(Claim::id)
                .isEqualTo(name.equals("enrol") ? List.of(FIRST.value()) : List.of()));
  }

  @Test
  void a_rejection_names_a_field_and_no_id() {
    for (List<EnrollmentEvent> given : GIVEN.values()) {
      for (EnrollmentEvent event : WHEN.values()) {
        if (history(given).decide(event) instanceof Decision.Reject(var rejection)) {
          assertThat(rejection.pointer()).isIn("/enrollmentId", "/attributes", "/retracts");
          assertThat(rejection.toString())
              .doesNotContain(FIRST.value().toString(), Reports.LEARNER.value().toString());
        }
      }
    }
  }

  private static String answer(
      History<LearnerEnrollments, EnrollmentEvent> given, EnrollmentEvent when) {
    return switch (given.decide(when)) {
      case Decision.Accept() -> "accepted";
      case Decision.Reject(var rejection) -> rejection.code();
    };
  }

  private static History<LearnerEnrollments, EnrollmentEvent> history(
      List<EnrollmentEvent> events) {
    var history = History.none(new EnrollmentRules());
    for (int i = 0; i < events.size(); i++) {
      history = history.with(id(i), events.get(i));
    }
    return history;
  }

  private static UUID id(int number) {
    return new UUID(7, number);
  }
}
