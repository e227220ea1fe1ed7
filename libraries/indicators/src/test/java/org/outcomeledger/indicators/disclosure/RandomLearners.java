package org.outcomeledger.indicators.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.cube.History.Attributes;

/** Learners of four programmes, two genders and three regions, the same for the same seed. */
final class RandomLearners {
  private final History history = new History();
  private final Random random;

  RandomLearners(long seed, int learners) {
    random = new Random(seed);
    for (int i = 0; i < learners; i++) {
      live("l" + i);
    }
  }

  /** All that was reported of them. */
  List<Fact> facts() {
    return history.facts();
  }

  /** To report more. */
  History history() {
    return history;
  }

  private void live(String name) {
    LocalDate start = LocalDate.parse("2024-09-01").plusDays(random.nextInt(240));
    History.Learner learner =
        history
            .learner("platform-" + random.nextInt(2), name)
            .enrolled(name, "p" + random.nextInt(4), start.toString(), 60)
            .declared(start.toString(), Attributes.gender(random.nextBoolean() ? "f" : "m"))
            .declared(start.toString(), Attributes.region("r" + random.nextInt(3)))
            .declared(start.toString(), Attributes.area(random.nextInt(3) == 0));
    LocalDate later = start.plusDays(20 + random.nextInt(60));
    if (random.nextInt(8) == 0) {
      learner.withdrew(name, later.toString());
    } else {
      afterwards(learner.completed(name, later.toString()), name, later);
    }
  }

  private void afterwards(History.Learner learner, String name, LocalDate completed) {
    LocalDate later = completed.plusDays(random.nextInt(150));
    switch (random.nextInt(5)) {
      case 0 -> learner.surveyed(completed.plusDays(180).toString(), Situation.SEEKING);
      case 1 -> {}
      default -> {
        String salary = Integer.toString(20_000 + random.nextInt(30_000));
        learner.employed(name, name, later.toString(), job -> job.in("FR").paysYearly(salary));
      }
    }
  }
}
