package org.outcomeledger.local.simulation;

import java.util.List;
import java.util.Set;
import org.outcomeledger.local.learning.PostedEvent;
import org.outcomeledger.local.learning.WritingService;

/**
 * A school that tells what became of its leavers only when the year's report has been published:
 * the report has to be restated.
 */
record LateSchool(ReportYear year) {
  private static final String PROGRAMME = "care-assistant";
  private static final Set<String> OF_TRAINING =
      Set.of("programme-completed", "completion-revoked");

  /** Whether an event of a life is posted late: what happened after the training. */
  boolean holdsBack(Life life, PostedEvent event) {
    return life.last().id().equals(PROGRAMME)
        && life.completed().filter(year::isInSecondHalf).isPresent()
        && event.to() == WritingService.OUTCOME
        && !OF_TRAINING.contains(event.name());
  }

  /** What is left of a life's events when it is held back. */
  List<PostedEvent> without(Life life, List<PostedEvent> events) {
    return events.stream().filter(event -> !holdsBack(life, event)).toList();
  }
}
