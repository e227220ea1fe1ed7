package org.outcomeledger.impact.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.impact.metrics.RandomReport.Reported;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.cube.History;

/**
 * A history with few days, ids and values, so that everything meets everything else. One that a
 * property fails on is printed once nothing can be left out of it any more.
 */
public record RandomHistory(List<Fact> facts) {

  public RandomHistory {
    facts = List.copyOf(facts);
  }

  /** Of so many learners; of fewer only where a failure shrinks. */
  static Arbitrary<RandomHistory> of(int learners) {
    return RandomLife.lives()
        .list()
        .ofMaxSize(learners)
        .withSizeDistribution((size, least, most, center) -> random -> most)
        .map(RandomHistory::told);
  }

  /** Forty learners. */
  public static final class Forty implements ArbitrarySupplier<RandomHistory> {
    @Override
    public Arbitrary<RandomHistory> get() {
      return of(40);
    }
  }

  /** So many that nearly everything happens to someone. */
  static final class Many implements ArbitrarySupplier<RandomHistory> {
    @Override
    public Arbitrary<RandomHistory> get() {
      return of(600);
    }
  }

  /** So many that there are two shares of twenty, and medians of many salaries. */
  static final class Crowd implements ArbitrarySupplier<RandomHistory> {
    @Override
    public Arbitrary<RandomHistory> get() {
      return of(1_800);
    }
  }

  /** What is taken back is so once all is told. */
  private static RandomHistory told(List<RandomLife> lives) {
    History history = new History();
    List<Runnable> retractions = new ArrayList<>();
    for (int i = 0; i < lives.size(); i++) {
      History.Learner learner = history.learner("p" + i % 2, "l" + i);
      for (RandomLife.Training training : lives.get(i).trainings("l" + i)) {
        for (Reported reported : training.reports()) {
          int before = history.size();
          reported.report().tell(history, learner, training);
          List<Fact> told = history.since(before);
          retractions.add(() -> takeBack(learner, reported, told));
        }
      }
    }
    retractions.forEach(Runnable::run);
    return new RandomHistory(history.facts());
  }

  private static void takeBack(History.Learner learner, Reported reported, List<Fact> told) {
    Set<EventId> gone =
        told.stream()
            .filter(it -> it.event() instanceof EventRetracted)
            .map(it -> ((EventRetracted) it.event()).retracts().id())
            .collect(Collectors.toSet());
    told.stream()
        .filter(it -> !(it.event() instanceof EventRetracted) && !gone.contains(it.eventId()))
        .skip(reported.which())
        .findFirst()
        .ifPresent(it -> reported.sequel().befall(learner, it));
  }

  @Override
  public String toString() {
    return facts.stream().map(RandomHistory::line).collect(Collectors.joining("\n", "\n", "\n"));
  }

  /** Without the fields that say nothing, and with four digits of each id. */
  private static String line(Fact fact) {
    return "%s %d %s %s"
        .formatted(
            fact.ledger(),
            fact.position(),
            fact.platform(),
            fact.eventId().value() + " " + fact.event())
        .replaceAll("\\b(\\p{XDigit}{4})\\p{XDigit}{4}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}", "$1")
        .replaceAll("\\w+=Optional\\.empty(, )?", "")
        .replaceAll("\\w+\\[(?:value|given)=([^\\[\\]]*)\\]", "$1")
        .replaceAll("Optional\\[([^\\[\\]]*)\\]", "$1");
  }
}
