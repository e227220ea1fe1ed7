package org.outcomeledger.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.outcomeledger.format.Sha256;
import org.outcomeledger.recount.CohortCounts;
import org.outcomeledger.recount.CohortCounts.Cells;
import org.outcomeledger.recount.CohortRecount;
import org.outcomeledger.recount.CohortRecount.JudgedRecord;
import org.outcomeledger.recount.CountedAs;
import org.outcomeledger.recount.Finding;
import org.outcomeledger.recount.GroupFigures;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Recount;
import org.outcomeledger.recount.RecountQuestion;

/**
 * The counts of a table, each with the key by which it was rounded: the XOR of the keys of the
 * records that were counted, as docs/report-format.md has them.
 */
final class CellKeys {

  /** "Everything counts records; only ENR1 counts learners." */
  private static final String COUNTS_LEARNERS = "ENR1";

  private static final Map<String, Long> PROGRAMMES = new ConcurrentHashMap<>();

  /** So many records, and their key. */
  record KeyedCount(long records, long key) {

    static final KeyedCount NONE = new KeyedCount(0, 0);

    KeyedCount plus(KeyedCount other) {
      return new KeyedCount(records + other.records, key ^ other.key);
    }
  }

  /** A count that grows: there is one record after the other, in each of hundreds of tables. */
  static final class Cell {
    private long records;
    private long key;

    private void add(long moreRecords, long itsKey) {
      records += moreRecords;
      key ^= itsKey;
    }
  }

  private static final Cells<Cell> CELLS =
      new Cells<>(
          Cell::new,
          (cell, record) -> cell.add(1, key(record)),
          (cell, other) -> cell.add(other.records, other.key));

  private final Map<List<String>, Map<Finding, Cell>> cells;

  private CellKeys(Map<List<String>, Map<Finding, Cell>> cells) {
    this.cells = cells;
  }

  /** The counts of each table, in one look at each learner. */
  static List<CellKeys> of(List<RecountQuestion> tables, List<LearnerHistory> learners) {
    var cohort = new CohortRecount(tables);
    return learners.parallelStream()
        .collect(
            () -> new CohortCounts<>(cohort, CELLS),
            (counts, learner) -> counts.count(cohort.records(learner)),
            CohortCounts::add)
        .tables()
        .stream()
        .map(CellKeys::new)
        .toList();
  }

  private static long key(JudgedRecord record) {
    long learner = learner(record.learner().value());
    return record.indicator().equals(COUNTS_LEARNERS)
        ? learner
        : mix(learner ^ PROGRAMMES.computeIfAbsent(record.programme(), CellKeys::programme));
  }

  /** What a recount says of the counts, without their keys. */
  List<GroupFigures> figures(Recount recount) {
    return recount.figures(cells, it -> it.records);
  }

  /** Of a group: those found to be one of these in a part of the indicator. */
  KeyedCount count(List<String> group, String part, CountedAs... as) {
    return Stream.of(as)
        .map(it -> cells.getOrDefault(group, Map.of()).get(new Finding.Counted(part, it)))
        .filter(Objects::nonNull)
        .map(it -> new KeyedCount(it.records, it.key))
        .reduce(KeyedCount.NONE, KeyedCount::plus);
  }

  private static long learner(UUID learner) {
    return mix(mix(learner.getMostSignificantBits()) ^ learner.getLeastSignificantBits());
  }

  private static long programme(String id) {
    return ByteBuffer.wrap(Sha256.of(id.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long bits) {
    long mixed = bits + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
