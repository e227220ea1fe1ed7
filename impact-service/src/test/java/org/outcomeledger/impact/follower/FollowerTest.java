package org.outcomeledger.impact.follower;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.impact.follower.FollowerFixture.Entry;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.testservers.TestServers;

@Execution(ExecutionMode.CONCURRENT)
class FollowerTest {

  private static final long SEED = System.nanoTime();

  private final RandomEvents events = new RandomEvents(SEED);
  private final Random random = new Random(SEED);
  private FollowerFixture world;
  private TestReadModel rows;
  private Follower follower;

  @BeforeEach
  void twoLedgersAndSomeoneWhoFollowsThem() {
    world = new FollowerFixture(TestServers.kafka());
    rows = world.readModel();
    follower = world.follow(rows.projector());
    world.awaitCaughtUp(follower);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("a history that is shuffled across shards and doubled gives the rows of each event")
  void shuffledAndDoubled() {
    List<Entry> history = world.append(events, 400);
    world.ledgers().forEach(ledger -> ledger.setAway(true));
    world.relay(Delivery.anyOrderAndTwice(history, random));
    world.awaitAllRows(rows);
    assertThat(world.ledgers()).as("seed %d", SEED).allMatch(it -> it.replayed().isEmpty());
  }

  @Test
  @DisplayName("an entry that Kafka left out is fetched from the ledger, at its place")
  void hole() {
    List<Entry> history = world.append(events, 400);
    world.relay(history.stream().filter(it -> it.entry().position() % 5 != 3).toList());
    world.awaitAllRows(rows);
    assertThat(world.enrollments.replayed()).as("seed %d", SEED).isNotEmpty();
  }

  @Test
  @DisplayName("entries that never come are fetched once the ledger's head stays ahead")
  void missingTail() {
    List<Entry> history = world.append(events, 200);
    world.relay(history.subList(0, 150));
    world.awaitAllRows(rows);
  }

  @Test
  @DisplayName("a redacted entry moves the watermark and leaves no row")
  void redacted() {
    LedgerEntry bare = world.enrollments.append(2, null);
    List<Entry> history = new ArrayList<>(List.of(new Entry(LedgerName.ENROLLMENT, bare)));
    history.addAll(world.append(events, 100));
    LedgerEntry marker = world.enrollments.appendMarker(2, List.of(bare.position()));
    history.add(new Entry(LedgerName.ENROLLMENT, marker));
    world.relay(history);
    world.awaitAllRows(rows);
    FollowerFixture.waiting().until(() -> rows.applied() == 102);
    assertThat(stopped()).as("seed %d", SEED).isEmpty();
  }

  @Test
  @DisplayName("data that was changed under its leaf in Kafka stops its shard, and counts nowhere")
  void changedInKafka() {
    stopsOneShard(FollowerTest::withOtherData, "the leaf is not that of the content");
  }

  @Test
  @DisplayName("data that was changed under its leaf in the ledger stops whoever reads it anew")
  void changedInTheLedger() {
    world.append(events, 300);
    LedgerEntry changed =
        world.outcomes.tamper(
            world.outcomes.entries(world.outcomes.entries().getFirst().shard()).get(3),
            FollowerTest::withOtherData);
    TestReadModel anew = world.readModel();
    Follower late = world.follow(anew.projector());
    world.awaitCaughtUp(late);
    assertThat(late.status().stream().flatMap(it -> it.stopped().stream()))
        .as("seed %d", SEED)
        .singleElement()
        .asString()
        .contains(
            "outcome ledger, shard " + changed.shard() + ", position 4",
            "the leaf is not that of the content");
    world.awaitRows(anew, factsBut(changed));
  }

  private static LedgerEntry withOtherData(LedgerEntry entry) {
    String data = new String(entry.content().data(), UTF_8);
    return InMemoryLedger.withData(entry, data.replace("20", "19").replace("{", "{ "));
  }

  @Test
  @DisplayName("a record of an older version, without its salt, is fetched from the ledger instead")
  void withoutSalt() {
    List<Entry> history = world.append(events, 100);
    world.relayUnsalted(history);
    world.awaitAllRows(rows);
    assertThat(world.enrollments.replayed()).as("seed %d", SEED).isNotEmpty();
    assertThat(stopped()).as("seed %d", SEED).isEmpty();
  }

  @Test
  @DisplayName(
      "a chain that does not continue stops its shard, names the place, and no other shard")
  void brokenChain() {
    stopsOneShard(
        it ->
            new LedgerEntry(
                it.incarnation(), it.shard(), it.position(), it.leaf(), new byte[32], it.content()),
        "chain does not continue");
  }

  @Test
  @DisplayName(
      "a ledger that was restored to before what was applied stops the shards that it lost")
  void restored() {
    world.relay(world.append(events, 300));
    world.awaitAllRows(rows);
    world.outcomes.restoreWithoutLast(2);
    List<Entry> afterRestore = world.append(events, 300);
    List<Fact> expected =
        FollowerFixture.standing(world.enrollments.facts().sorted(TestReadModel.BY_PLACE).toList());
    world.relay(afterRestore);
    FollowerFixture.waiting().until(() -> stopped().size() == InMemoryLedger.SHARDS);
    assertThat(stopped()).as("seed %d", SEED).allMatch(it -> it.startsWith("outcome ledger"));
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(rows.facts())
                    .filteredOn(fact -> fact.ledger() == LedgerName.ENROLLMENT)
                    .isEqualTo(expected));
  }

  @Test
  @DisplayName("what a restored ledger has lost counts no more, though Kafka still brings it")
  void recordsOfAnEarlierIncarnation() {
    List<Entry> lost = world.append(events, 200);
    world.ledgers().forEach(ledger -> ledger.restoreWithoutLast(3));
    ShardHead head = world.client.heads(LedgerName.OUTCOME).get(0);
    FollowerFixture.waiting()
        .until(
            () ->
                world.ledgers().stream()
                    .allMatch(
                        ledger ->
                            world
                                .heads
                                .latest(ledger.name(), 0)
                                .filter(it -> it.askedAt() - head.askedAt() > 0)
                                .isPresent()));
    world.relay(lost);
    world.relay(world.append(events, 200));
    world.awaitAllRows(rows);
    assertThat(stopped()).as("seed %d", SEED).isEmpty();
  }

  private void stopsOneShard(UnaryOperator<LedgerEntry> spoil, String reason) {
    List<Entry> history = world.append(events, 300);
    LedgerEntry spoiled =
        world.outcomes.entries(world.outcomes.entries().getFirst().shard()).get(3);
    world.relay(
        history.stream()
            .map(
                it ->
                    it.entry().equals(spoiled)
                        ? new Entry(LedgerName.OUTCOME, spoil.apply(spoiled))
                        : it)
            .toList());
    world.awaitRows(rows, factsBut(spoiled));
    assertThat(stopped()).as("seed %d", SEED).singleElement().asString().contains(reason);
    assertThat(stopped().getFirst())
        .contains("outcome ledger, shard " + spoiled.shard() + ", position 4");
  }

  @Test
  @DisplayName("an event that cannot be read stops its shard, with its place, and is not skipped")
  void unreadable() {
    List<Entry> history = new ArrayList<>(world.append(events, 200));
    LedgerEntry some = world.enrollments.entries().getFirst();
    LedgerEntry.Content content = some.content();
    LedgerEntry unreadable =
        world.enrollments.append(
            some.shard(),
            new LedgerEntry.Content(
                content.salt(),
                content.platform(),
                content.learnerId(),
                "org.outcomeledger.learner-withdrew.v1",
                content.id(),
                content.source(),
                null,
                content.recordedAt(),
                "{\"vanished\":true}".getBytes(UTF_8)));
    history.add(new Entry(LedgerName.ENROLLMENT, unreadable));
    List<Fact> readable = readableFacts(unreadable);
    history.add(world.append(events.ofOutcome()));
    world.relay(history);
    FollowerFixture.waiting().until(() -> !stopped().isEmpty());
    assertThat(stopped())
        .singleElement()
        .asString()
        .contains(
            "enrollment ledger, shard %d, position %d"
                .formatted(unreadable.shard(), unreadable.position()),
            "learner-withdrew");
    FollowerFixture.waiting()
        .until(() -> rows.facts().size() == FollowerFixture.standing(readable).size() + 1);
  }

  private List<Fact> readableFacts(LedgerEntry unreadable) {
    return Stream.concat(world.enrollments.factsWithout(unreadable), world.outcomes.facts())
        .toList();
  }

  @Test
  @DisplayName("what is delivered again after a crash between commit and offset changes nothing")
  void redelivered() {
    List<Entry> history = world.append(events, 300);
    world.relay(history);
    world.awaitAllRows(rows);
    follower.close();
    rows.sql("update watermark set kafka_offset = kafka_offset - least(position, 10)");
    Follower restarted = world.follow(rows.projector());
    world.awaitCaughtUp(restarted);
    world.relay(world.append(events, 100));
    world.awaitAllRows(rows);
    assertThat(rows.applied()).as("seed %d", SEED).isEqualTo(400);
  }

  @Test
  @DisplayName("of two followers that both think a shard is theirs each event is written by one")
  void watermarkMovedByAnother() {
    Follower other = world.follow(rows.projector());
    world.awaitCaughtUp(other);
    for (int round = 0; round < 20; round++) {
      world.relay(world.append(events, 25));
    }
    world.awaitAllRows(rows);
    assertThat(List.of(follower, other))
        .as("seed %d", SEED)
        .allSatisfy(it -> assertThat(it.status()).allMatch(s -> s.stopped().isEmpty()));
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(other.status())
                    .isNotEmpty()
                    .allSatisfy(
                        shard ->
                            assertThat(shard.watermark().position())
                                .isEqualTo(
                                    world
                                        .ledger(shard.watermark().ledger())
                                        .entries(shard.watermark().shard())
                                        .size())));
  }

  @Test
  @DisplayName("two replicas of one group divide the shards, and all are followed when one leaves")
  void sharedShards() {
    TestReadModel shared = world.readModel();
    String group = UUID.randomUUID().toString();
    Follower first = world.follow(shared.projector(), group);
    Follower second = world.follow(shared.projector(), group);
    FollowerFixture.waiting()
        .until(
            () ->
                !second.status().isEmpty() && first.status().size() + second.status().size() == 16);
    world.relay(world.append(events, 100));
    world.awaitAllRows(shared);
    first.close();
    world.relay(world.append(events, 100));
    world.awaitAllRows(shared);
  }

  @Test
  @DisplayName("a follower that starts from nothing while events come in ends with the same rows")
  void startsFromNothing() {
    var stop = new AtomicBoolean();
    world.relay(world.append(events, 3000));
    CompletableFuture<Void> posting =
        CompletableFuture.runAsync(
            () -> {
              for (int round = 0; round < 500 && !stop.get(); round++) {
                world.relay(world.append(events, 10));
              }
            });
    TestReadModel anew = world.readModel();
    Follower late = world.follow(anew.projector());
    world.awaitCaughtUp(late);
    stop.set(true);
    posting.join();
    world.awaitAllRows(anew);
    world.awaitAllRows(rows);
    assertThat(anew.facts()).as("seed %d", SEED).isEqualTo(rows.facts());
  }

  private List<String> stopped() {
    return follower.status().stream().flatMap(it -> it.stopped().stream()).toList();
  }

  private List<Fact> factsBut(LedgerEntry spoiled) {
    return world.facts().stream()
        .filter(
            fact ->
                fact.ledger() != LedgerName.OUTCOME
                    || fact.shard() != spoiled.shard()
                    || fact.position() < spoiled.position())
        .toList();
  }
}
