package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.event.EventReference;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.impact.cube.CubeContents;
import org.outcomeledger.impact.follower.FollowerFixture.Entry;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.testservers.TestServers;

/** What becomes of events that the writing services know and this version does not. */
@Execution(ExecutionMode.CONCURRENT)
class UnknownTypesTest {

  private static final long SEED = System.nanoTime();
  private static final String TYPE = "org.outcomeledger.programme-completed.v1";

  private final RandomEvents events = new RandomEvents(SEED);
  private FollowerFixture world;
  private TestReadModel rows;
  private Follower earlier;

  @BeforeEach
  void anEarlierVersionFollows() {
    world = new FollowerFixture(TestServers.kafka());
    rows = world.readModel();
    earlier = world.followWithout(TYPE, rows.projector());
    world.awaitCaughtUp(earlier);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("events of an unknown type wait, counted and named, and all others are applied")
  void othersGoOn() {
    world.relay(world.append(events, 300));
    world.awaitRows(rows, known());
    FollowerFixture.waiting()
        .untilAsserted(() -> assertThat(waiting()).isEqualTo(Map.of(TYPE, completions())));
    assertThat(earlier.status()).as("seed %d", SEED).allMatch(it -> it.stopped().isEmpty());
    assertThat(rows.applied()).as("seed %d", SEED).isEqualTo(300);
  }

  @Test
  @DisplayName("a version that knows the type reads what waited, what was retracted meanwhile not")
  void laterVersionReads() {
    world.relay(world.append(events, 300));
    Fact retracted = completed().getFirst();
    world.relay(
        List.of(new Entry(LedgerName.OUTCOME, world.outcomes.append(retraction(retracted)))));
    world.awaitRows(rows, known());
    earlier.close();
    Follower later = world.follow(rows.projector());
    world.awaitAllRows(rows);
    FollowerFixture.waiting()
        .untilAsserted(
            () -> assertThat(later.status()).allMatch(it -> it.watermark().waiting().size() == 0));
    assertThat(rows.facts()).as("seed %d", SEED).doesNotContain(retracted);
    world.relay(world.append(events, 50));
    world.awaitAllRows(rows);
  }

  @Test
  @DisplayName("a cube that starts from such a read model reads what waits itself")
  void cubeReads() {
    world.relay(world.append(events, 300));
    world.awaitRows(rows, known());
    Cube cube = new Cube("EUR");
    world.awaitCaughtUp(world.follow(CubeContents.sink(cube, rows.reader())));
    earlier.close();
    world.follow(rows.projector());
    world.awaitAllRows(rows);
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(CubeContents.of(cube))
                    .as("seed %d", SEED)
                    .isEqualTo(CubeContents.of(CubeContents.loaded(rows.reader()))));
  }

  @Test
  @DisplayName("who is erased while an event of theirs waits leaves none of it")
  void erasedWhileWaiting() {
    world.relay(world.append(events, 300));
    world.awaitRows(rows, known());
    world.relay(world.erase(completed().getFirst().learner()));
    FollowerFixture.waiting()
        .untilAsserted(() -> assertThat(waiting()).isEqualTo(Map.of(TYPE, completions())));
    earlier.close();
    world.follow(rows.projector());
    world.awaitAllRows(rows);
  }

  @Test
  @DisplayName("what is read later must be the very entry that was passed")
  void changedWhileWaiting() {
    List<Entry> history = world.append(events, 300);
    world.relay(history);
    world.awaitRows(rows, known());
    earlier.close();
    Fact completion = completed().getFirst();
    world.outcomes.tamper(
        world.outcomes.entries(completion.shard()).get((int) completion.position() - 1),
        it -> InMemoryLedger.withData(it, "{}"));
    Follower later = world.follow(rows.projector());
    FollowerFixture.waiting()
        .until(() -> later.status().stream().anyMatch(it -> it.stopped().isPresent()));
    assertThat(later.status().stream().map(ShardStatus::stopped).flatMap(Optional::stream))
        .as("seed %d", SEED)
        .singleElement()
        .asString()
        .contains("position " + completion.position() + ": the leaf is not that of the content");
  }

  private static EventRetracted retraction(Fact fact) {
    return new EventRetracted(
        fact.learner(), new EventReference("/platform", fact.eventId()), "wrong");
  }

  private List<Fact> known() {
    return world.facts().stream().filter(fact -> !isCompletion(fact)).toList();
  }

  /** Those that stand. */
  private List<Fact> completed() {
    return FollowerFixture.standing(world.facts()).stream()
        .filter(UnknownTypesTest::isCompletion)
        .toList();
  }

  private long completions() {
    return world.facts().stream().filter(UnknownTypesTest::isCompletion).count();
  }

  private static boolean isCompletion(Fact fact) {
    return fact.event() instanceof ProgrammeCompleted;
  }

  private Map<String, Long> waiting() {
    return earlier.status().stream()
        .flatMap(it -> it.watermark().waiting().byType().entrySet().stream())
        .collect(
            Collectors.groupingBy(Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue)));
  }
}
