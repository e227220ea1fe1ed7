package org.outcomeledger.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.outcomeledger.format.Sha256;
import org.outcomeledger.recount.CountedAs;
import org.outcomeledger.recount.Finding;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Partial.Observation;
import org.outcomeledger.recount.Recount;
import org.outcomeledger.recount.Recount.FoundRecord;
import org.outcomeledger.recount.RecountQuestion;

/**
 * The counts of a table, each with the key by which it was rounded: the XOR of the keys of the
 * records that were counted, as docs/report-format.md has them.
 */
final class CellKeys {

  /** "Everything counts records; only ENR1 counts learners." */
  private static final String COUNTS_LEARNERS = "ENR1";

  /** So many records, and their key. */
  record KeyedCount(long records, long key) {

    static final KeyedCount NONE = new KeyedCount(0, 0);

    KeyedCount plus(KeyedCount other) {
      return new KeyedCount(records + other.records, key ^ other.key);
    }
  }

  private final Map<Observation, KeyedCount> counts = new HashMap<>();

  private CellKeys() {}

  static CellKeys of(RecountQuestion question, List<LearnerHistory> learners) {
    Recount recount = Recount.of(question);
    var all = new CellKeys();
    for (LearnerHistory learner : learners) {
      List<FoundRecord> records = recount.records(learner);
      long ofLearner = learner(learner.learner().value());
      if (question.indicator().equals(COUNTS_LEARNERS)) {
        records.stream()
            .flatMap(it -> it.observations().stream())
            .distinct()
            .forEach(it -> all.add(it, ofLearner));
      } else {
        records.forEach(it -> all.add(it, mix(ofLearner ^ programme(it.programme()))));
      }
    }
    return all;
  }

  private void add(FoundRecord record, long key) {
    record.observations().forEach(it -> add(it, key));
  }

  private void add(Observation observation, long key) {
    counts.merge(observation, new KeyedCount(1, key), KeyedCount::plus);
  }

  /** Of a group: those found to be one of these in a part of the indicator. */
  KeyedCount count(List<String> group, String part, CountedAs... as) {
    return Stream.of(as)
        .map(it -> new Observation(group, new Finding.Counted(part, it)))
        .map(it -> counts.getOrDefault(it, KeyedCount.NONE))
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
