package org.outcomeledger.local.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.local.learning.PostedEvent;

/**
 * All that a platform has of one learner who does not exist, up to a day.
 *
 * @param last the programme that was taken last
 * @param completed when that was completed, if it was
 * @param events in an order in which they can be posted
 * @param late what is posted when the events of all others have been
 */
record Life(
    SimulatedProgramme last,
    Optional<LocalDate> completed,
    List<PostedEvent> events,
    List<PostedEvent> late) {
  private static final int LESS_FOR_TARGET_GROUPS = 14;

  /**
   * Tells a life: the same for the same arguments.
   *
   * @param learner the platform's reference
   */
  static Life of(
      String learner, SimulatedProgramme programme, LocalDate start, LocalDate today, long seed) {
    Chance chance = new Chance(seed, learner);
    Diary diary = new Diary(learner, today);
    Training training = new Training(programme, start, Person.drawn(chance), diary, chance);
    Optional<LocalDate> completed = training.take();
    if (completed.isPresent() && programme.next().isPresent() && chance.percent(12)) {
      LocalDate again = completed.get().plusDays(chance.between(20, 150));
      training = new Training(programme.next().get(), again, training.person(), diary, chance);
      completed = training.take();
    }
    if (completed.isPresent()) {
      int placed = placed(training, completed.get().getYear() - today.getYear());
      new Career(training, completed.get(), placed, diary, chance).goOn();
    }
    return new Life(training.programme(), completed, diary.events(), diary.late());
  }

  private static int placed(Training training, int years) {
    return training.programme().placed()
        + training.programme().yearly() * years
        - (training.person().isOfTargetGroup() ? LESS_FOR_TARGET_GROUPS : 0);
  }
}
