package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.impact.follower.FollowerFixture.Entry;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.testservers.TestServers;

/** What is done with a read model whose ledgers were restored from older copies. */
@Execution(ExecutionMode.CONCURRENT)
class ReadModelRestoreTest {

  private static final long SEED = System.nanoTime();

  private final RandomEvents events = new RandomEvents(SEED);
  private FollowerFixture world;
  private TestReadModel rows;
  private Follower follower;

  @BeforeEach
  void aReadModelOfAllThatTwoLedgersHold() {
    world = new FollowerFixture(TestServers.kafka());
    rows = world.readModel();
    follower = world.follow(rows.projector());
    world.awaitCaughtUp(follower);
    world.relay(world.append(events, 300));
    world.awaitAllRows(rows);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("a shard that stops over a restored ledger names the command")
  void stopsAndNamesTheCommand() {
    world.outcomes.restoreWithoutLast(2);
    world.relay(world.append(events, 100));
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(stopped())
                    .as("seed %d", SEED)
                    .hasSize(InMemoryLedger.SHARDS)
                    .allMatch(it -> it.contains("command restore")));
  }

  @Test
  @DisplayName("after the command rows are those of the restored ledger, retractions undone too")
  void rowsAreThoseOfTheRestoredLedger() {
    world.relay(world.append(events, 300));
    world.awaitAllRows(rows);
    follower.close();
    world.outcomes.restoreWithoutLast(10);
    List<Entry> afterRestore = world.append(events, 100);

    world.restore(rows).run();
    world.awaitCaughtUp(world.follow(rows.projector()));
    world.relay(afterRestore);

    world.awaitAllRows(rows);
  }

  @Test
  @DisplayName("every lost event that has a row is named, with its place")
  void lostEventsAreNamed() {
    follower.close();
    List<String> last =
        Stream.iterate(0, shard -> shard < InMemoryLedger.SHARDS, shard -> shard + 1)
            .map(shard -> world.outcomes.entries(shard).getLast())
            .filter(entry -> entry.content() != null)
            .map(entry -> "event " + entry.content().id())
            .toList();
    List<String> standing =
        rows.facts().stream().map(it -> "event " + it.eventId().value()).toList();
    world.outcomes.restoreWithoutLast(1);

    List<String> report = world.restore(rows).run();

    assertThat(report).filteredOn(line -> line.contains(" lost. ")).hasSize(InMemoryLedger.SHARDS);
    assertThat(report).filteredOn(line -> line.contains("enrollment ledger")).isEmpty();
    for (String event : last.stream().filter(standing::contains).toList()) {
      assertThat(report).as("seed %d", SEED).filteredOn(line -> line.contains(event)).hasSize(1);
    }
  }

  @Test
  @DisplayName("lost events that only Kafka still has are named, too")
  void lostEventsInKafkaAreNamed() {
    follower.close();
    Entry neverApplied = world.append(events.ofOutcome());
    world.relay(List.of(neverApplied));
    world.outcomes.restoreWithoutLast(1);

    assertThat(world.restore(rows).run())
        .filteredOn(line -> line.contains("event " + neverApplied.entry().content().id()))
        .singleElement()
        .asString()
        .contains("outcome ledger, shard " + neverApplied.entry().shard());
  }

  @Test
  @DisplayName("a ledger that has not begun a new incarnation has to do so first")
  void withoutANewIncarnationNothingIsChanged() {
    follower.close();
    long before = rows.applied();
    world.outcomes.loseLast(1);

    assertThatThrownBy(() -> world.restore(rows).run())
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("run the command restore of outcome-service first");
    assertThat(rows.applied()).isEqualTo(before);
  }

  @Test
  @DisplayName("where nothing is lost nothing is changed")
  void whereNothingIsLostNothingIsChanged() {
    long before = rows.applied();
    world.outcomes.restoreWithoutLast(0);

    assertThat(world.restore(rows).run()).last().asString().contains("nothing was changed");
    assertThat(rows.applied()).isEqualTo(before);
  }

  @Test
  @DisplayName("while a ledger is away nothing is changed")
  void whileALedgerIsAwayNothingIsChanged() {
    world.outcomes.setAway(true);

    assertThatThrownBy(() -> world.restore(rows).run())
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("Start both writing services first");
  }

  private List<String> stopped() {
    return follower.status().stream().flatMap(it -> it.stopped().stream()).toList();
  }
}
