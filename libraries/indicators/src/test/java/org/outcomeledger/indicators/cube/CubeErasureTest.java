package org.outcomeledger.indicators.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.History.Attributes;

/** What was erased was never there: not to figures, not to what comes later. */
class CubeErasureTest {
  private static final int LEARNERS = 3_000;

  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @Test
  void factsAppliedErasedAndAppliedAroundWereNeverThere() {
    List<Fact> facts = lives(LEARNERS);
    Set<Fact> erased = new HashSet<>();
    facts.forEach(
        fact -> {
          if (random.nextInt(3) == 0) {
            erased.add(fact);
          }
        });
    Cube cube = new Cube("EUR");
    for (int from = 0; from < facts.size(); from += 500) {
      List<Fact> batch = facts.subList(from, Math.min(facts.size(), from + 500));
      cube.apply(batch, at(batch.stream().filter(erased::contains).toList()), List.of());
    }
    List<Fact> others = facts.stream().filter(it -> !erased.contains(it)).toList();
    assertThat(KeptFact.of(cube.snapshot()))
        .as("the same again with -Dseed=" + seed)
        .isEqualTo(KeptFact.of(History.cube(others).snapshot()));
    assertThat(cube.snapshot().learners()).isEqualTo(learners(others).size());
  }

  @Test
  void learnersRemovedAndAppliedAgainAreAsIfTheyHadNotBeenThereBefore() {
    List<Fact> facts = lives(LEARNERS);
    Cube cube = History.cube(facts);
    Set<LearnerId> gone = new HashSet<>();
    learners(facts).stream().filter(it -> random.nextBoolean()).forEach(gone::add);
    gone.forEach(cube::remove);
    assertThat(KeptFact.of(cube.snapshot()))
        .as("the same again with -Dseed=" + seed)
        .isEqualTo(KeptFact.of(History.cube(without(facts, gone)).snapshot()));
    assertThat(cube.snapshot().learners()).isEqualTo(LEARNERS - gone.size());
    cube.apply(facts, List.of());
    assertThat(KeptFact.of(cube.snapshot()))
        .as("the same again with -Dseed=" + seed)
        .isEqualTo(KeptFact.of(History.cube(facts).snapshot()));
    assertThat(cube.snapshot().learners()).isEqualTo(LEARNERS);
  }

  @Test
  void anOlderSnapshotShowsWhatItShowed() {
    List<Fact> facts = lives(50);
    Cube cube = History.cube(facts);
    Snapshot before = cube.snapshot();
    List<KeptFact> then = KeptFact.of(before);
    cube.apply(List.of(), at(facts), List.of());
    assertThat(KeptFact.of(cube.snapshot())).isEmpty();
    assertThat(KeptFact.of(before)).isEqualTo(then);
  }

  @Test
  void onlyTheLedgerThatErasesLosesItsFactsAndOnlyInItsShard() {
    History history = new History();
    history.learner("ann").enrolled("e", "data", "2025-01-01", 90);
    history.learner("ann").surveyed("2025-02-01", Situation.SEEKING);
    Cube cube = history.cube();
    cube.apply(
        List.of(),
        List.of(
            new Position(LedgerName.OUTCOME, 0, 1),
            new Position(LedgerName.ENROLLMENT, 1, 1),
            new Position(LedgerName.OUTCOME, 0, 2)),
        List.of());
    assertThat(KeptFact.of(cube.snapshot()))
        .extracting(KeptFact::fact)
        .singleElement()
        .asString()
        .startsWith("enrolled");
  }

  @Test
  void anErasedRetractionTakesNothingBackAnyMore() {
    History history = new History();
    history.learner("ann").surveyed("2025-02-01", Situation.SEEKING).retractedThat();
    Cube cube = history.cube();
    cube.apply(history.facts().subList(0, 1), at(history.facts().subList(1, 2)), List.of());
    cube.apply(history.facts().subList(0, 1), List.of());
    assertThat(KeptFact.of(cube.snapshot())).hasSize(1);
  }

  private static List<Fact> lives(int learners) {
    History history = new History();
    IntStream.range(0, learners).forEach(i -> live(history, i));
    return history.facts();
  }

  private static void live(History history, int i) {
    history
        .learner("l" + i)
        .enrolled("e" + i, "programme-" + i % 300, "2025-01-01", 90)
        .declared("2025-01-01", Attributes.gender("f"))
        .tookBack(ProfileAttribute.GENDER)
        .declared("2025-01-02", Attributes.gender("m"))
        .completed("e" + i, "2025-03-01")
        .employed("j" + i, "e" + i, "2025-04-01")
        .surveyed("2025-07-01", Situation.SEEKING);
  }

  private static List<Position> at(List<Fact> facts) {
    return facts.stream().map(it -> new Position(it.ledger(), it.shard(), it.position())).toList();
  }

  private static Set<LearnerId> learners(List<Fact> facts) {
    Set<LearnerId> learners = new HashSet<>();
    facts.forEach(it -> learners.add(it.learner()));
    return learners;
  }

  private static List<Fact> without(List<Fact> facts, Set<LearnerId> gone) {
    List<Fact> others = new ArrayList<>(facts);
    others.removeIf(it -> gone.contains(it.learner()));
    return others;
  }
}
