package org.outcomeledger.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.local.learning.PostedEvent;

class LifeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
  private static final SimulatedProgramme WEAVER =
      new SimulatedProgramme("weaver", "Weaver", 120, true, 30, 70, 60, 3, 20_000);

  /** What must be posted before. */
  private static final Map<String, String> AFTER =
      Map.of(
          "learner-withdrew", "learner-enrolled",
          "enrollment-suspended", "learner-enrolled",
          "enrollment-resumed", "enrollment-suspended",
          "learner-transferred", "learner-enrolled",
          "intent-corrected", "intent-declared",
          "profile-withdrawn", "profile-declared",
          "completion-revoked", "programme-completed",
          "employment-ended", "employment-started",
          "evidence-attached", "employment-started",
          "further-study-ended", "further-study-started");

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
                    event -> {
                      assertThat(event.id()).matches(".*:(202[45].*|2026-0[12].*|2026-03-01)");
                      assertThat(dates(event.data())).noneMatch(TODAY::isBefore);
                    }));
  }

  private static Stream<LocalDate> dates(JsonNode data) {
    return Stream.of("startedOn", "declaredOn", "on", "completedOn", "endedOn", "asOf")
        .filter(data::has)
        .map(field -> LocalDate.parse(data.path(field).asText()));
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
            if (AFTER.containsKey(event.name())) {
              assertThat(known).as(event.name()).contains(AFTER.get(event.name()));
            }
            known.add(event.name());
          }
        });
  }

  @Test
  void whoHasNotBegunIsNotHeardOf() {
    for (long seed = 0; seed < 2_000; seed++) {
      assertThat(life(TODAY.plusDays(3), seed)).isEmpty();
    }
  }

  private static void forEveryLife(Consumer<List<PostedEvent>> check) {
    for (long seed = 0; seed < 2_000; seed++) {
      check.accept(life(seed));
    }
  }

  private static List<PostedEvent> life(long seed) {
    return life(LocalDate.of(2024, 6, 1), seed);
  }

  private static List<PostedEvent> life(LocalDate start, long seed) {
    Life life = Life.of("someone", WEAVER, start, TODAY, seed);
    return Stream.concat(life.events().stream(), life.late().stream()).toList();
  }
}
