package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outcomeledger.format.Chain;
import org.outcomeledger.format.LedgerEntry;
import org.outcomeledger.impact.follower.FollowerFixture.Entry;
import org.outcomeledger.impact.follower.InMemoryLedger.Attack;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.testservers.TestServers;

/** What followers find of what the owner of a ledger's database, or of Kafka, has changed. */
@Execution(ExecutionMode.CONCURRENT)
class TamperedLedgerTest {

  private static final long SEED = System.nanoTime();

  private final RandomEvents events = new RandomEvents(SEED);
  private FollowerFixture world;
  private TestReadModel rows;
  private Follower follower;

  @BeforeEach
  void twoLedgersThatWereFollowed() {
    world = new FollowerFixture(TestServers.kafka());
    rows = world.readModel();
    follower = world.follow(rows.projector());
    world.awaitCaughtUp(follower);
    world.relay(world.append(events, 400));
    world.awaitAllRows(rows);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Attack.class,
      names = {"REWRITE_FROM_HERE", "DROP_FROM_HERE", "DROP_LAST", "DROP_LEARNER"})
  @DisplayName(
      "whoever has followed finds a tail that was rewritten or dropped, or a learner who was taken"
          + " out, by the ledger's head")
  void foundByTheHead(Attack attack) {
    LedgerEntry some = entry();
    world.outcomes.attack(attack, some);
    awaitStopped(
        follower,
        "outcome ledger, shard " + some.shard(),
        "restored from an older copy, or rewritten");
  }

  @ParameterizedTest
  @EnumSource(
      value = Attack.class,
      names = {"CHANGE_DATA", "CHANGE_LEAF_AND_DATA", "BLANK", "SWAP", "UNREADABLE"})
  @DisplayName("whoever reads the ledger anew stops at an entry that was changed")
  void foundByReadingAnew(Attack attack) {
    LedgerEntry some = entry();
    world.outcomes.attack(attack, some);
    Follower anew = world.follow(world.readModel().projector());
    awaitStopped(
        anew, "outcome ledger, shard %d, position %d".formatted(some.shard(), some.position()), "");
  }

  @Test
  @DisplayName("a record that somebody added to Kafka stops its shard, for the ledger has none")
  void addedToKafka() {
    int shard = entry().shard();
    LedgerEntry last = world.outcomes.entries(shard).getLast();
    LedgerEntry.Content content = entry().content();
    byte[] leaf = entry().leaf();
    long position = last.position() + 1;
    byte[] chain = Chain.next(last.incarnation(), shard, position, last.chain(), leaf);
    world.relay(
        List.of(
            new Entry(
                LedgerName.OUTCOME,
                new LedgerEntry(last.incarnation(), shard, position, leaf, chain, content))));
    awaitStopped(follower, "outcome ledger, shard " + shard, "");
  }

  @Test
  @DisplayName("a record far behind the ledger's end stops its shard, rather than being awaited")
  void farAheadInKafka() {
    int shard = entry().shard();
    LedgerEntry last = world.outcomes.entries(shard).getLast();
    long position = last.position() + 300;
    byte[] chain = Chain.next(last.incarnation(), shard, position, last.chain(), last.leaf());
    world.relay(
        List.of(
            new Entry(
                LedgerName.OUTCOME,
                new LedgerEntry(
                    last.incarnation(), shard, position, last.leaf(), chain, last.content()))));
    awaitStopped(
        follower, "outcome ledger, shard " + shard, "after position %d".formatted(position - 1));
  }

  /** One with others before and after it. */
  private LedgerEntry entry() {
    return world.outcomes.entries().stream()
        .filter(it -> it.position() == 5)
        .filter(it -> world.outcomes.entries(it.shard()).size() > 8)
        .findFirst()
        .orElseThrow();
  }

  private static void awaitStopped(Follower follower, String where, String why) {
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(follower.status().stream().flatMap(it -> it.stopped().stream()).toList())
                    .as("seed %d", SEED)
                    .singleElement()
                    .asString()
                    .contains(where, why));
  }
}
