package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.impact.cube.CubeContents;
import org.outcomeledger.impact.follower.FollowerFixture.Entry;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.local.LocalServers;

/** What an erasure marker in the ledgers means to the rows and to the cube. */
@Execution(ExecutionMode.CONCURRENT)
class FollowedErasureTest {

  private static final long SEED = System.nanoTime();

  private final RandomEvents events = new RandomEvents(SEED);
  private final Random random = new Random(SEED);
  private FollowerFixture world;
  private TestReadModel rows;
  private Follower follower;

  @BeforeEach
  void twoLedgersThatAreFollowed() {
    world = new FollowerFixture(LocalServers.kafka());
    rows = world.readModel();
    follower = world.follow(rows.projector());
    world.awaitCaughtUp(follower);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("the rows of an erased learner are deleted, and those of the others stay")
  void rowsAreDeleted() {
    world.relay(world.append(events, 300));
    world.awaitAllRows(rows);
    LearnerId learner = someone();
    List<Fact> others = rows.facts().stream().filter(it -> !it.learner().equals(learner)).toList();
    world.relay(world.erase(learner));
    world.awaitAllRows(rows);
    assertThat(rows.facts()).as("seed %d", SEED).isEqualTo(others).isNotEmpty();
    assertThat(rows.applied()).as("seed %d", SEED).isEqualTo(302);
  }

  @Test
  @DisplayName("in whatever order the shards come, and however often, the same rows are left")
  void shuffledAndDoubled() {
    List<Entry> history = historyWithErasures();
    world.ledgers().forEach(ledger -> ledger.setAway(true));
    world.relay(Delivery.anyOrderAndTwice(history, random));
    world.awaitAllRows(rows);
    assertThat(stopped()).as("seed %d", SEED).isEmpty();
  }

  @Test
  @DisplayName("what Kafka delivers again after the erasure brings no row back")
  void redelivered() {
    List<Entry> history = historyWithErasures();
    world.relay(history);
    world.awaitAllRows(rows);
    follower.close();
    rows.sql("update watermark set kafka_offset = kafka_offset - least(position, 50)");
    Follower restarted = world.follow(rows.projector());
    world.awaitCaughtUp(restarted);
    world.relay(world.append(events, 50));
    world.awaitAllRows(rows);
    assertThat(rows.applied()).as("seed %d", SEED).isEqualTo(history.size() + 50L);
  }

  @Test
  @DisplayName("entries that were erased before they were relayed come bare, and leave no row")
  void bareBeforeTheirMarker() {
    historyWithErasures();
    world.relay(
        world.ledgers().stream()
            .flatMap(it -> it.entries().stream().map(entry -> new Entry(it.name(), entry)))
            .toList());
    world.awaitAllRows(rows);
    assertThat(stopped()).as("seed %d", SEED).isEmpty();
  }

  @Test
  @DisplayName("a read model that is built by replay after the erasures has the same rows")
  void startsFromNothing() {
    world.relay(historyWithErasures());
    world.awaitAllRows(rows);
    TestReadModel anew = world.readModel();
    world.awaitCaughtUp(world.follow(anew.projector()));
    world.awaitAllRows(anew);
    assertThat(anew.facts()).as("seed %d", SEED).isEqualTo(rows.facts());
  }

  @Test
  @DisplayName("a read model that is built while learners are erased has the rows of what is left")
  void startsFromNothingMeanwhile() {
    world.relay(world.append(events, 2_000));
    TestReadModel anew = world.readModel();
    Follower bootstrapping = world.follow(anew.projector());
    for (int round = 0; round < 10; round++) {
      world.relay(world.erase(someone()));
      world.relay(world.append(events, 20));
    }
    world.awaitCaughtUp(bootstrapping);
    world.awaitAllRows(anew);
    world.awaitAllRows(rows);
    assertThat(anew.facts()).as("seed %d", SEED).isEqualTo(rows.facts());
    assertThat(bootstrapping.status().stream().flatMap(it -> it.stopped().stream())).isEmpty();
  }

  @Test
  @DisplayName("a follower that was away during an erasure deletes the rows when it is back")
  void lagging() {
    world.relay(world.append(events, 300));
    world.awaitAllRows(rows);
    follower.close();
    LearnerId learner = someone();
    world.relay(world.erase(learner));
    assertThat(rows.facts()).as("seed %d", SEED).anyMatch(it -> it.learner().equals(learner));
    follower = world.follow(rows.projector());
    world.awaitAllRows(rows);
    assertThat(rows.facts()).as("seed %d", SEED).noneMatch(it -> it.learner().equals(learner));
  }

  @Test
  @DisplayName("an erasure names the tables that it touched, and those of the other ledger do not")
  void namesWhatIsToBeScrubbed() {
    world.relay(world.append(events, 50));
    world.awaitAllRows(rows);
    assertThat(rows.texts("select table_name from to_be_scrubbed")).isEmpty();
    world.relay(List.of(new Entry(LedgerName.OUTCOME, world.outcomes.erase(someone()))));
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(rows.texts("select table_name from to_be_scrubbed"))
                    .contains("employment", "completion", "survey", "waiting_entry")
                    .doesNotContain("enrollment", "profile"));
  }

  @Test
  @DisplayName("a cube that follows through erasures equals one that is loaded from what is left")
  void cubeForgets() {
    world.relay(world.append(events, 300));
    world.awaitAllRows(rows);
    Cube cube = new Cube("EUR");
    Follower ofCube = world.follow(CubeContents.sink(cube, rows.reader()));
    world.awaitCaughtUp(ofCube);
    LearnerId learner = someone();
    world.relay(world.erase(learner));
    world.relay(historyWithErasures());
    world.awaitAllRows(rows);
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(CubeContents.of(cube))
                    .as("seed %d", SEED)
                    .isEqualTo(CubeContents.of(CubeContents.loaded(rows.reader()))));
  }

  @Test
  @DisplayName("a marker that lists a position behind its own stops its shard, and deletes nothing")
  void markerOfTheFuture() {
    List<Entry> history = new ArrayList<>(world.append(events, 100));
    LedgerEntry marker = world.outcomes.appendMarker(3, List.of(1L, 1_000L));
    history.add(new Entry(LedgerName.OUTCOME, marker));
    List<Fact> stated = world.facts();
    world.relay(history);
    FollowerFixture.waiting().until(() -> !stopped().isEmpty());
    assertThat(stopped())
        .singleElement()
        .asString()
        .contains("outcome ledger, shard 3", "lists position 1000");
    world.awaitRows(rows, stated);
  }

  @Test
  @DisplayName(
      "an entry that was blanked without an erasure stops its shard, whoever reads it anew")
  void blankedWithoutMarker() {
    world.relay(world.append(events, 100));
    world.awaitAllRows(rows);
    LedgerEntry blanked =
        world.outcomes.tamper(world.outcomes.entries().get(3), InMemoryLedger::blanked);
    Follower anew = world.follow(world.readModel().projector());
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(anew.status().stream().flatMap(it -> it.stopped().stream()))
                    .as("seed %d", SEED)
                    .singleElement()
                    .asString()
                    .contains(
                        "outcome ledger, shard %d, position %d"
                            .formatted(blanked.shard(), blanked.position()),
                        "no erasure marker"));
  }

  @Test
  @DisplayName("a bare entry that waits for its marker is remembered over a restart")
  void bareOverARestart() {
    LedgerEntry bare = world.outcomes.append(3, null);
    world.relay(List.of(new Entry(LedgerName.OUTCOME, bare)));
    FollowerFixture.waiting().until(() -> !stopped().isEmpty());
    follower.close();
    follower = world.follow(rows.projector());
    FollowerFixture.waiting().until(() -> !stopped().isEmpty());
    assertThat(stopped())
        .singleElement()
        .asString()
        .contains("outcome ledger, shard 3, position 1: redacted");
  }

  @Test
  @DisplayName("a marker that does not list what it erased stops its shard")
  void markerWithoutList() {
    LedgerEntry marker = world.outcomes.appendMarker(3, "{\"erased\":true}");
    world.relay(List.of(new Entry(LedgerName.OUTCOME, marker)));
    FollowerFixture.waiting().until(() -> !stopped().isEmpty());
    assertThat(stopped())
        .singleElement()
        .asString()
        .contains("outcome ledger, shard 3, position 1: Not an erasure marker");
  }

  /** Some learners are erased on the way, and some of them come again. */
  private List<Entry> historyWithErasures() {
    var history = new ArrayList<Entry>();
    for (int round = 0; round < 8; round++) {
      history.addAll(world.append(events, 50));
      history.addAll(world.erase(someone()));
    }
    history.addAll(world.append(events, 50));
    return history;
  }

  private LearnerId someone() {
    List<Fact> facts = world.facts();
    return facts.get(random.nextInt(facts.size())).learner();
  }

  private List<String> stopped() {
    return follower.status().stream().flatMap(it -> it.stopped().stream()).toList();
  }
}
