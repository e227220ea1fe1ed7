package org.outcomeledger.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The same task for several contestants, each in turn, round after round: what the machine does
 * besides hits all of them alike.
 *
 * @param unit what is counted
 * @param explanation what is done and what the figures mean, for who reads the table
 * @param turns by contestant; one turn sets up, warms up, measures and verifies
 */
public record Contest(
    String name, String unit, String explanation, Map<String, Callable<Measured>> turns) {

  /** Every contestant's turns, in the order of the rounds. */
  public Results run(int rounds) throws Exception {
    Map<String, List<Measured>> results = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (var turn : turns.entrySet()) {
        Measured measured = turn.getValue().call();
        results.computeIfAbsent(turn.getKey(), name -> new ArrayList<>()).add(measured);
      }
    }
    return new Results(this, results);
  }
}
