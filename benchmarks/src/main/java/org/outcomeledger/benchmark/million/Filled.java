package org.outcomeledger.benchmark.million;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.outcomeledger.benchmark.house.Batches;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.LearnerLife;
import org.outcomeledger.benchmark.house.LoadGenerator;
import org.outcomeledger.benchmark.house.LoadGenerator.Posted;
import org.outcomeledger.benchmark.house.MeasuredService;

/**
 * Ledgers with the lives of so many learners, posted through both services at once while no
 * impact-service runs.
 */
record Filled(int records, Posted enrollment, Posted outcome) {

  private static final String LEARNERS = "million";
  private static final int CALLERS = 4;

  static Filled with(House house, int records) throws Exception {
    var enrollment =
        CompletableFuture.supplyAsync(
            () -> post(house, MeasuredService.ENROLLMENT, records, LearnerLife::enrollmentEvents));
    var outcome =
        CompletableFuture.supplyAsync(
            () -> post(house, MeasuredService.OUTCOME, records, LearnerLife::outcomeEvents));
    Filled filled = new Filled(records, enrollment.join(), outcome.join());
    house.requireKept(MeasuredService.ENROLLMENT, filled.enrollment().events());
    house.requireKept(MeasuredService.OUTCOME, filled.outcome().events());
    return filled;
  }

  private interface Life {
    List<String> events(String prefix, long number);
  }

  private static Posted post(House house, MeasuredService part, int records, Life life) {
    String token = house.platformToken("academy");
    try (var load = new LoadGenerator(house.uri(part), token, CALLERS)) {
      return load.closedLoop(
          CALLERS, new Batches(records, number -> life.events(LEARNERS, number)));
    }
  }

  long events() {
    return enrollment.events() + outcome.events();
  }

  String markdown() {
    double seconds = Math.max(enrollment.seconds(), outcome.seconds());
    return """
        ## Filling two ledgers

        %,d records of as many learners (every twentieth enrolled twice, half with a profile, completions and employments as they may
        be) are %,d events: posted over HTTP in batches of 1,000 to both services at once, with the relays at work and no
        impact-service, they took %,.0f s: **%,.0f events a second**, all of which were then verified. This happens once.
        """
        .formatted(records, events(), seconds, events() / seconds);
  }
}
