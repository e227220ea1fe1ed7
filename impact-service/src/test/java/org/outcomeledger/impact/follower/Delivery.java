package org.outcomeledger.impact.follower;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outcomeledger.impact.follower.FollowerFixture.Entry;

/** The ways in which Kafka may deliver a history. */
final class Delivery {

  private Delivery() {}

  /** The shards interleave in any way, and every entry comes again after its first time. */
  static List<Entry> anyOrderAndTwice(List<Entry> history, Random random) {
    return doubled(shuffled(history, random), random);
  }

  /** The shards interleave in any way; within each, order stays, as Kafka has it. */
  private static List<Entry> shuffled(List<Entry> history, Random random) {
    var turns = new ArrayList<>(history.stream().map(Delivery::shard).toList());
    Collections.shuffle(turns, random);
    Map<String, Iterator<Entry>> shards = new HashMap<>();
    history.stream()
        .collect(Collectors.groupingBy(Delivery::shard))
        .forEach((shard, entries) -> shards.put(shard, entries.iterator()));
    return turns.stream().map(turn -> shards.get(turn).next()).toList();
  }

  private static String shard(Entry entry) {
    return entry.ledger().letter() + entry.entry().shard();
  }

  /** Everything a second time somewhere after its first. */
  private static List<Entry> doubled(List<Entry> history, Random random) {
    var doubled = new ArrayList<>(history);
    IntStream.range(0, history.size())
        .map(i -> history.size() - 1 - i)
        .forEach(i -> doubled.add(random.nextInt(i + 1, doubled.size() + 1), history.get(i)));
    return doubled;
  }
}
