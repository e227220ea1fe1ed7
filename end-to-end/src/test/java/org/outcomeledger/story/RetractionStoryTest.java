package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** From a post to the figure that it changes, and back. */
@Order(3)
class RetractionStoryTest {

  private static final String PLATFORM = "retracting";
  private static final String LEARNER = "ada";
  private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

  private final Installation installation = Installation.shared();
  private final PostingLog posting = new PostingLog(installation.platform(PLATFORM));
  private final Examination examination = new Examination(installation, PLATFORM);

  @Test
  void whatIsTakenBackLeavesTheFigureAtEveryDayAndItsIdIsFreeAgain() {
    post(enrolled("enrolled", "2024-01-01"), completed("completed", "2024-02-01"));
    completedOnTimeIs(new AnsweredCounts(1, 1, 0, 0, 0));
    post(retraction(PackagedService.OUTCOME, "completed"));
    completedOnTimeIs(new AnsweredCounts(0, 1, 0, 0, 0));
    post(completed("completed-again", "2024-02-02"));
    completedOnTimeIs(new AnsweredCounts(1, 1, 0, 0, 0));
    post(retraction(PackagedService.ENROLLMENT, "enrolled"));
    completedOnTimeIs(new AnsweredCounts(0, 0, 0, 0, 0));
    post(enrolled("enrolled-again", "2024-01-02"));
    completedOnTimeIs(new AnsweredCounts(1, 1, 0, 0, 0));
  }

  private void post(Event... events) {
    posting.postInOrder(List.of(events), 10);
    examination.followersHaveCaughtUp();
  }

  private void completedOnTimeIs(AnsweredCounts figure) {
    FigureQuestion question = FigureQuestion.of("COM1", "", DAY);
    assertThat(installation.analyst().ask(question, PLATFORM)).isEqualTo(Map.of("", figure));
    examination.figuresEqualARecountOf(examination.ledgerRecount(), question);
  }

  private static Event enrolled(String id, String on) {
    return Event.enrolled(id, "e", LEARNER, "p", 60, on);
  }

  private static Event completed(String id, String on) {
    return new Event(
        PackagedService.OUTCOME,
        id,
        "programme-completed",
        Map.of("enrollmentId", "e", "learner", LEARNER, "completedOn", on));
  }

  private static Event retraction(PackagedService service, String id) {
    return new Event(
        service,
        "not-" + id,
        "event-retracted",
        Map.of(
            "learner",
            LEARNER,
            "retracts",
            Map.of("source", Event.SOURCE, "id", id),
            "reason",
            "a mistake"));
  }
}
