package org.outcomeledger.impact.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * after shard, and the events of two shards are all that is held beside the cube. Blocks; for one
 * thread.
 */
final class VectorCount {
  private final Map<LedgerName, SortedMap<Integer, Long>> vector;
  private final Map<LedgerName, List<ShardHistory>> read = new EnumMap<>(LedgerName.class);
  private final Cube cube;
  private final RecountedTables recounted;

  private VectorCount(
      Map<LedgerName, SortedMap<Integer, Long>> vector, Span span, String currency) {
    this.vector = vector;
    this.cube = new Cube(currency);
    this.recounted = new RecountedTables(TableQuestion.all(), span, currency);
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
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      return count.takeAll(List.copyOf(shards), it -> reading(it, ledgers, readers))
          ? Optional.of(count)
          : Optional.empty();
    }
  }

  /** The next shard is read while one is counted. */
  private boolean takeAll(List<Integer> shards, Function<List<Position>, ShardReading> readers) {
    List<List<Position>> ends = shards.stream().map(this::ends).toList();
    ShardReading next = readers.apply(ends.isEmpty() ? List.of() : ends.getFirst());
    for (int shard = 0; shard < ends.size(); shard++) {
      List<Optional<ShardHistory>> histories = next.get();
      next = readers.apply(shard + 1 < ends.size() ? ends.get(shard + 1) : List.of());
      if (histories.stream().anyMatch(Optional::isEmpty)) {
        return false;
      }
      take(ends.get(shard), histories.stream().flatMap(Optional::stream).toList());
    }
    return true;
  }

  /** What is being read of one shard, of each ledger. */
  private interface ShardReading extends Supplier<List<Optional<ShardHistory>>> {}

  private static ShardReading reading(
      List<Position> ends, LedgerClient ledgers, ExecutorService readers) {
    List<CompletableFuture<Optional<ShardHistory>>> histories =
        ends.stream()
            .map(
                it ->
                    CompletableFuture.supplyAsync(
                        () -> ShardHistoryReader.read(ledgers, it), readers))
            .toList();
    return () -> histories.stream().map(VectorCount::joined).toList();
  }

  private static Optional<ShardHistory> joined(CompletableFuture<Optional<ShardHistory>> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed; // what the reader threw says what is wrong
      }
      throw e;
    }
  }

  private List<Position> ends(int shard) {
    return vector.entrySet().stream()
        .filter(it -> it.getValue().containsKey(shard))
        .map(it -> new Position(it.getKey(), shard, it.getValue().get(shard)))
        .toList();
  }

  private void take(List<Position> ends, List<ShardHistory> histories) {
    List<Fact> facts = histories.stream().flatMap(it -> it.facts().stream()).toList();
    cube.apply(facts, ends);
    recounted.add(LearnerHistory.of(facts.stream().map(VectorCount::recorded).toList()));
    histories.forEach(it -> read.get(it.end().ledger()).add(it.withoutFacts()));
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

  /** The hashes of the leaves of all entries that were read, in the order of their tree. */
  List<byte[]> entries() {
    return read.values().stream()
        .flatMap(List::stream)
        .flatMap(it -> it.hashes().stream())
        .toList();
  }

  Snapshot snapshot() {
    return cube.snapshot();
  }

  RecountedTables recounted() {
    return recounted;
  }

  List<Standing> records() {
    return recounted.standings();
  }
}
