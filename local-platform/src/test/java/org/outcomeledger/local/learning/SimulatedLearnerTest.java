package org.outcomeledger.local.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SimulatedLearnerTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  @Test
  void theSameSeedTellsTheSameLife() {
    assertThat(life(7)).isEqualTo(life(7)).isNotEqualTo(life(8));
  }

  @Test
  void nothingIsReportedThatHasNotHappenedYet() {
    forEveryLife(
        life ->
            assertThat(life)
                .allSatisfy(
                    event ->
                        assertThat(event.id()).matches(".*:(202[45].*|2026-0[12].*|2026-03-01)")));
  }

  @Test
  void everyEventHasAnIdOfItsOwn() {
    forEveryLife(life -> assertThat(life.stream().map(PostedEvent::id)).doesNotHaveDuplicates());
  }

  @Test
  void aJobEndsOnlyAfterItStartedAndAnEnrollmentAfterItWasMade() {
    forEveryLife(
        life -> {
          Set<String> known = new HashSet<>();
          for (PostedEvent event : life) {
            switch (event.name()) {
              case "learner-withdrew" -> assertThat(known).contains("learner-enrolled");
              case "employment-ended" -> assertThat(known).contains("employment-started");
              default -> known.add(event.name());
            }
          }
        });
  }

  private static void forEveryLife(Consumer<List<PostedEvent>> check) {
    for (long seed = 0; seed < 500; seed++) {
      check.accept(life(seed));
    }
  }

  private static List<PostedEvent> life(long seed) {
    SimulatedProgramme programme = new SimulatedProgramme("weaver", "Weaver", 120, true);
    return SimulatedLearner.life(
        "someone", programme, LocalDate.of(2024, 6, 1), TODAY, new Random(seed));
  }
}
