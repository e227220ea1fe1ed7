package org.outcomeledger.impact.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.outcomeledger.format.ReportLeaf;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.report.FrozenDocument.LedgerVector;
import org.outcomeledger.impact.report.FrozenDocument.ShardVector;
import org.outcomeledger.impact.report.RecordStandings.Standing;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.recount.HistoryEntry.RecordedEvent;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.LedgerPlace;

/**
 * What both ledgers come to at one vector, replayed from their first entries: in a cube of its own,
 * and in the recount. A learner is in the same shard of both ledgers, so the recount takes shard
 * after shard, and the events of one shard are all that is held beside the cube. Blocks; for one
 * thread.
 */
final class VectorCount {
  private final Map<LedgerName, SortedMap<Integer, Long>> vector;
  private final Map<LedgerName, List<ShardHistory>> read = new EnumMap<>(LedgerName.class);
  private final Cube cube;
  private final RecountedTables recounted;
  private final RecordStandings standings;
  private final List<Standing> records = new ArrayList<>();

  private VectorCount(
      Map<LedgerName, SortedMap<Integer, Long>> vector, Span span, String currency) {
    this.vector = vector;
    this.cube = new Cube(currency);
    this.recounted = new RecountedTables(TableQuestion.all(), span, currency);
    this.standings = new RecordStandings(span, currency);
    vector.keySet().forEach(it -> read.put(it, new ArrayList<>()));
    cube.apply(List.of(), List.of()); // of ledgers without a shard, too, there is a snapshot
  }

  /**
   * Counts up to a vector.
   *
   * @param vector of each ledger the positions of all its shards
   * @return empty where an erasure came in between: to be counted up to a later vector
   */
  static Optional<VectorCount> of(
      Map<LedgerName, SortedMap<Integer, Long>> vector,
      LedgerClient ledgers,
      Span span,
      String currency) {
    var count = new VectorCount(vector, span, currency);
    var shards = new TreeSet<Integer>();
    vector.values().forEach(it -> shards.addAll(it.keySet()));
    return shards.stream().allMatch(it -> count.take(it, ledgers))
        ? Optional.of(count)
        : Optional.empty();
  }

  private boolean take(int shard, LedgerClient ledgers) {
    List<Position> ends =
        vector.entrySet().stream()
            .filter(it -> it.getValue().containsKey(shard))
            .map(it -> new Position(it.getKey(), shard, it.getValue().get(shard)))
            .toList();
    List<ShardHistory> histories =
        ends.stream().flatMap(it -> ShardHistoryReader.read(ledgers, it).stream()).toList();
    if (histories.size() < ends.size()) {
      return false;
    }
    List<Fact> facts = histories.stream().flatMap(it -> it.facts().stream()).toList();
    cube.apply(facts, ends);
    List<LearnerHistory> learners =
        LearnerHistory.of(facts.stream().map(VectorCount::recorded).toList());
    recounted.add(learners);
    records.addAll(learners.parallelStream().flatMap(standings::of).toList());
    histories.forEach(it -> read.get(it.end().ledger()).add(it.withoutFacts()));
    return true;
  }

  static RecordedEvent recorded(Fact it) {
    return new RecordedEvent(
        new LedgerPlace(it.ledger().text(), it.shard(), it.position()),
        it.eventId(),
        it.platform(),
        it.event());
  }

  /** How far each ledger was read. */
  List<LedgerVector> ledgers() {
    return read.entrySet().stream()
        .map(
            it ->
                new LedgerVector(
                    it.getKey().text(),
                    it.getValue().stream().mapToLong(shard -> shard.end().position()).sum(),
                    it.getValue().stream().map(ShardVector::of).toList()))
        .toList();
  }

  /** The data of the leaves of all entries that were read, in the order of their tree. */
  Stream<byte[]> leaves() {
    return read.values().stream().flatMap(List::stream).flatMap(VectorCount::leaves);
  }

  private static Stream<byte[]> leaves(ShardHistory it) {
    Position end = it.end();
    Stream.Builder<byte[]> leaves = Stream.builder();
    for (int i = 0; i < it.leaves().size(); i++) {
      leaves.add(ReportLeaf.ofEntry(end.ledger().text(), end.shard(), i + 1L, it.leaves().get(i)));
    }
    return leaves.build();
  }

  Snapshot snapshot() {
    return cube.snapshot();
  }

  RecountedTables recounted() {
    return recounted;
  }

  List<Standing> records() {
    return records;
  }
}
