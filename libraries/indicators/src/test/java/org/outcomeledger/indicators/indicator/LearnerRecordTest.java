package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.cube.History;

/** What a record says of itself where no share shows it yet. */
class LearnerRecordTest {
  private final History history = new History();
  private final History.Learner ann =
      history.learner("ann").enrolled("e", "data", "2025-01-01", 90);

  @Test
  void anEndDatedAfterAsOfHasNotHappened() {
    ann.employed("job", "e", "2025-05-01").leftJob("job", "2025-06-02");
    assertThat(endOfJob("2025-06-01")).isEqualTo(Days.NEVER);
    assertThat(endOfJob("2025-06-02")).isEqualTo(day("2025-06-02"));
  }

  @Test
  void aJobThatGoesOnCoversTheDayAfterTheEndOfAnother() {
    ann.employed("a", "e", "2025-05-01").leftJob("a", "2025-06-02");
    ann.employed("b", "e", "2025-05-15");
    assertThat(situation("2025-12-31", "2025-06-03")).isEqualTo(SituationOnDay.EMPLOYED);
  }

  @Test
  void aFurtherStudyGoesBeforeAJob() {
    ann.employed("job", "e", "2025-05-01").studies("s", "2025-05-02");
    assertThat(situation("2025-12-31", "2025-05-01")).isEqualTo(SituationOnDay.EMPLOYED);
    assertThat(situation("2025-12-31", "2025-05-02")).isEqualTo(SituationOnDay.STUDYING);
  }

  @Test
  void aFurtherStudyThatBeginsAfterAsOfIsNotThereYet() {
    ann.studies("s", "2025-05-02");
    assertThat(situation("2025-05-01", "2025-05-02")).isEqualTo(SituationOnDay.UNKNOWN);
  }

  @Test
  void anEndOfAStudyDatedAfterAsOfHasNotHappened() {
    ann.studies("s", "2025-05-01").leftStudy("s", "2025-05-20");
    assertThat(situation("2025-05-19", "2025-05-21")).isEqualTo(SituationOnDay.STUDYING);
    assertThat(situation("2025-05-20", "2025-05-21")).isEqualTo(SituationOnDay.UNKNOWN);
  }

  private int endOfJob(String asOf) {
    return Derived.answer(history, asOf, record -> record.employments().to(0));
  }

  private SituationOnDay situation(String asOf, String on) {
    return Derived.answer(history, asOf, record -> record.situationOn(day(on)));
  }

  private static int day(String date) {
    return Days.of(LocalDate.parse(date));
  }

  @Test
  void ofSeveralEndsOfAJobTheFirstCountsWhicheverWasReportedFirst() {
    ann.employed("job", "e", "2025-05-01").leftJob("job", "2025-06-20");
    ann.leftJob("job", "2025-06-02").leftJob("job", "2025-06-10");
    assertThat(endOfJob("2025-12-31")).isEqualTo(day("2025-06-02"));
  }

  @Test
  void anEndOfAnotherJobEndsNothing() {
    ann.employed("job", "e", "2025-05-01").leftJob("other", "2025-06-02");
    assertThat(endOfJob("2025-12-31")).isEqualTo(Days.NEVER);
  }

  @Test
  void ofSeveralEndsOfAStudyTheFirstCountsWhicheverWasReportedFirst() {
    ann.studies("s", "2025-05-01").leftStudy("s", "2025-06-20");
    ann.leftStudy("s", "2025-06-02").leftStudy("s", "2025-06-10");
    assertThat(situation("2025-12-31", "2025-06-02")).isEqualTo(SituationOnDay.STUDYING);
    assertThat(situation("2025-12-31", "2025-06-03")).isEqualTo(SituationOnDay.UNKNOWN);
  }

  @Test
  void anEndOfAnotherStudyEndsNothing() {
    ann.studies("s", "2025-05-01").leftStudy("other", "2025-06-02");
    assertThat(situation("2025-12-31", "2025-06-03")).isEqualTo(SituationOnDay.STUDYING);
  }
}
