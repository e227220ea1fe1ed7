package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.enrollment.EnrollmentReports.FIRST;
import static org.outcomeledger.enrollment.EnrollmentReports.OTHER;
import static org.outcomeledger.enrollment.EnrollmentReports.corrected;
import static org.outcomeledger.enrollment.EnrollmentReports.declared;
import static org.outcomeledger.enrollment.EnrollmentReports.enrolled;
import static org.outcomeledger.enrollment.EnrollmentReports.excluded;
import static org.outcomeledger.enrollment.EnrollmentReports.gender;
import static org.outcomeledger.enrollment.EnrollmentReports.profileWithdrawn;
import static org.outcomeledger.enrollment.EnrollmentReports.resumed;
import static org.outcomeledger.enrollment.EnrollmentReports.retracted;
import static org.outcomeledger.enrollment.EnrollmentReports.suspended;
import static org.outcomeledger.enrollment.EnrollmentReports.transferred;
import static org.outcomeledger.enrollment.EnrollmentReports.withdrew;
import static org.outcomeledger.event.EnrollmentExcluded.Reason.DIED;
import static org.outcomeledger.event.EnrollmentExcluded.Reason.MEDICAL;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.ledger.Claim;
import org.outcomeledger.ledger.RulesContract;
import org.outcomeledger.ledger.RulesTable;

/** Longer than most files, for its table is the rules of the service, state by state. */
class EnrollmentRulesTest extends RulesContract {

  private static final RulesTable<LearnerEnrollments, EnrollmentEvent> RULES =
      new RulesTable<>(new EnrollmentRules(), EnrollmentReports::retracted);

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
    RULES.when("enrol", enrolled(FIRST, "2025-03-03"));
    RULES.when("declare", declared(FIRST));
    RULES.when("correct", corrected(FIRST));
    RULES.when("profile", gender("f"));
    RULES.when("wipe", profileWithdrawn(ProfileAttribute.GENDER));
    RULES.when("suspend", suspended(FIRST, day));
    RULES.when("resume", resumed(FIRST, day));
    RULES.when("transfer", transferred(FIRST, day));
    RULES.when("withdraw", withdrew(FIRST, day));
    RULES.when("exclude", excluded(FIRST, day, DIED));
    RULES.when("retract", retracted(RulesTable.id(0)));

    EnrollmentEvent enrolled = enrolled(FIRST, "2025-03-03");
    EnrollmentEvent suspended = suspended(FIRST, "2025-04-01");
    RULES.given("nothing");
    RULES.given("another enrollment", enrolled(OTHER, "2025-03-03"), withdrew(OTHER, "2025-05-01"));
    RULES.given("an intent", declared(FIRST));
    RULES.given("enrolled", enrolled);
    RULES.given("starts later", enrolled(FIRST, "2025-07-01"));
    RULES.given("enrolled, intent", enrolled, declared(FIRST));
    RULES.given("suspended", enrolled, suspended);
    RULES.given("suspended later", enrolled, suspended(FIRST, "2025-06-15"));
    RULES.given("suspended, resumed", enrolled, suspended, resumed(FIRST, "2025-06-01"));
    RULES.given("resumed later", enrolled, suspended, resumed(FIRST, "2025-06-02"));
    RULES.given("withdrew", enrolled, withdrew(FIRST, "2025-06-01"));
    RULES.given("withdrew later", enrolled, withdrew(FIRST, "2025-06-02"));
    RULES.given("never came", enrolled, withdrew(FIRST, "2025-02-01"));
    RULES.given("died", enrolled, excluded(FIRST, "2025-06-01", DIED));
    RULES.given("died later", enrolled, excluded(FIRST, "2025-06-02", DIED));
    RULES.given("medical", enrolled, excluded(FIRST, "2025-05-01", MEDICAL));
    RULES.given("transferred", enrolled, transferred(FIRST, "2025-05-01"));
    RULES.given("retracted", enrolled, retracted(RulesTable.id(0)));
    RULES.given("retracted, suspension waits", enrolled, suspended, retracted(RulesTable.id(0)));
    RULES.given(
        "suspension found a new one", enrolled, suspended, retracted(RulesTable.id(0)), enrolled);
    RULES.given("told a gender", gender("f"));
    RULES.given("took the gender back", gender("f"), profileWithdrawn(ProfileAttribute.GENDER));
    RULES.given("gender retracted", gender("f"), retracted(RulesTable.id(0)));
  }

  EnrollmentRulesTest() {
    super(RULES, EventCatalogue.ENROLLMENT.types().size());
  }

  @Override
  protected Stream<Arguments> table() {
    return RULES.cells(TABLE, THEN);
  }

  @Test
  void intentsAndRetractionsAreNotRetractable() {
    var stream =
        RULES.stream(
            List.of(gender("f"), retracted(RulesTable.id(0)), declared(FIRST), corrected(FIRST)));
    for (int lasting = 1; lasting < 4; lasting++) {
      assertThat(RULES.answer(stream, retracted(RulesTable.id(lasting))))
          .isEqualTo("not-retractable");
    }
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
  void whatAnEnrollmentIsFollowsFromTheDatesAlone(String day, Enrollment.Status status) {
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
    assertThat(status(reported, day)).isEqualTo(status);
    assertThat(status(reported.reversed(), day)).isEqualTo(status);
  }

  private static Enrollment.Status status(List<EnrollmentEvent> reported, String day) {
    return RULES.stream(reported).state().of(FIRST).on(LocalDate.parse(day));
  }

  @Test
  void ofTwoWithdrawalsOnlyOneStandsInWhicheverOrderTheyArrive() {
    var early = withdrew(FIRST, "2025-05-01");
    var late = withdrew(FIRST, "2025-08-01");
    assertThat(RULES.answer(RULES.stream(List.of(enrolled(FIRST, "2025-03-03"), early)), late))
        .isEqualTo("not-running");
    assertThat(RULES.answer(RULES.stream(List.of(enrolled(FIRST, "2025-03-03"), late)), early))
        .isEqualTo("not-running");
  }

  @Test
  void anEnrollmentIdIsClaimedByItsEnrollmentAndByNothingElse() {
    var rules = new EnrollmentRules();
    RULES
        .reports()
        .forEach(
            (name, event) ->
                assertThat(rules.claims(event))
                    .as(name)
                    .extracting(Claim::id)
                    .isEqualTo(name.equals("enrol") ? List.of(FIRST.value()) : List.of()));
  }

  @Test
  void aRejectionNamesAFieldAndNoId() {
    assertThat(RULES.rejections())
        .isNotEmpty()
        .allSatisfy(
            rejection -> {
              assertThat(rejection.pointer()).isIn("/enrollmentId", "/attributes", "/retracts");
              assertThat(rejection.toString())
                  .doesNotContain(
                      FIRST.value().toString(), EnrollmentReports.LEARNER.value().toString());
            });
  }
}
