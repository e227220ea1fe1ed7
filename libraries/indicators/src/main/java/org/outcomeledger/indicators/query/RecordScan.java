package org.outcomeledger.indicators.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import org.outcomeledger.indicators.cube.Dictionary;
import org.outcomeledger.indicators.cube.FactSelection;
import org.outcomeledger.indicators.cube.LearnerFacts;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.SharesByWindow;

/**
 * Finds the records behind a figure, a page at a time. A page looks at the ids of all learners, but
 * at the facts only of those that may be on it: some thousands, however many there are, as long as
 * most learners have records that are asked about. Longer than usual because finding and cutting
 * pages go hand in hand.
 */
public final class RecordScan {
  /**
   * As many ints of facts as a page may look through to find which of them decide: a page of usual
   * learners takes a fiftieth. It has fewer records rather than more work, and at least one.
   */
  private static final long MOST_INTS = 1L << 27;

  private static final int STRIDE = 1 << 12;

  private record Candidate(int learner, int rows) {}

  private final Snapshot snapshot;
  private final Question question;
  private final Optional<RecordKey> after;
  private final int most;
  private final Allowance allowance;
  private final Dictionary dictionary;
  private final Judge judge;
  private final NavigableMap<UUID, Candidate> learners = new TreeMap<>(RecordKey.AS_WRITTEN);
  private int rows;
  private long ints;
  private long unspent;

  private RecordScan(
      Snapshot snapshot,
      Question question,
      Optional<RecordKey> after,
      int most,
      Allowance allowance) {
    this.snapshot = snapshot;
    this.question = question;
    this.after = after;
    this.most = Math.max(most, rowsOf(question.indicator()));
    this.allowance = allowance;
    this.dictionary = snapshot.dictionary();
    this.judge = new Judge(question, dictionary);
  }

  /** As many as one record can have. */
  private static int rowsOf(Indicator indicator) {
    return indicator instanceof SharesByWindow shares ? shares.byWindow().size() : 1;
  }

  /**
   * The records behind a key, or the first where there is none.
   *
   * @param most at once, each window of a record counted; more where a single one has more
   * @throws CountingStopped where it took too long, or nobody waits for it any longer
   */
  public static RecordPage page(
      Snapshot snapshot,
      Question question,
      Optional<RecordKey> after,
      int most,
      Allowance allowance) {
    return new RecordScan(snapshot, question, after, most, allowance).page();
  }

  private RecordPage page() {
    for (int chunk = 0; chunk < snapshot.chunks(); chunk++) {
      allowance.requireTime();
      snapshot.scan(chunk, this::mayBeOnPage, this::take);
    }
    List<CountedRecord> records = new ArrayList<>();
    RecordKey last = null;
    for (Candidate candidate : learners.values()) {
      LearnerFacts facts = snapshot.facts(candidate.learner());
      for (Map.Entry<RecordKey, List<Judgement>> record : behind(facts).entrySet()) {
        boolean full = records.size() + record.getValue().size() > most || ints > MOST_INTS;
        if (full && !records.isEmpty()) {
          return new RecordPage(records, Optional.of(last));
        }
        last = record.getKey();
        records.addAll(explained(record.getKey(), record.getValue(), facts));
      }
    }
    return new RecordPage(records, Optional.empty());
  }

  private boolean mayBeOnPage(long high, long low) {
    if (after.isPresent() && compare(high, low, after.get().learner()) < 0) {
      return false;
    }
    return rows <= most || compare(high, low, learners.lastKey()) < 0;
  }

  private static int compare(long high, long low, UUID other) {
    int order = Long.compareUnsigned(high, other.getMostSignificantBits());
    return order == 0 ? Long.compareUnsigned(low, other.getLeastSignificantBits()) : order;
  }

  /** One row more than a page has says that another follows. */
  private void take(int learner, LearnerFacts facts) {
    spend(facts);
    int here = behind(facts).values().stream().mapToInt(List::size).sum();
    if (here == 0) {
      return;
    }
    learners.put(facts.learner(), new Candidate(learner, here));
    rows += here;
    while (rows - learners.lastEntry().getValue().rows() > most) {
      rows -= learners.pollLastEntry().getValue().rows();
    }
  }

  /** A learner's records that are behind the key, in order. */
  private Map<RecordKey, List<Judgement>> behind(LearnerFacts facts) {
    Map<RecordKey, List<Judgement>> records = new LinkedHashMap<>();
    for (Judgement judgement : judge.of(facts)) {
      RecordKey key = new RecordKey(facts.learner(), dictionary.name(judgement.programme()));
      if (after.isEmpty() || key.compareTo(after.get()) > 0) {
        records.computeIfAbsent(key, none -> new ArrayList<>()).add(judgement);
      }
    }
    return records;
  }

  private List<CountedRecord> explained(
      RecordKey key, List<Judgement> judgements, LearnerFacts all) {
    FactSelection facts = new FactSelection(all);
    return judgements.stream().map(it -> explained(key, it, facts)).toList();
  }

  private CountedRecord explained(RecordKey key, Judgement judgement, FactSelection facts) {
    BitSet deciding = DecidingFacts.of(facts, some -> isSaidOf(some, judgement));
    return new CountedRecord(
        key,
        group(judgement),
        judgement.part(),
        judgement.verdict(),
        Double.isNaN(judgement.value())
            ? OptionalDouble.empty()
            : OptionalDouble.of(judgement.value()),
        deciding.stream().mapToObj(facts::position).toList());
  }

  private boolean isSaidOf(LearnerFacts some, Judgement judgement) {
    ints += some.size();
    spend(some);
    return judge.of(some).contains(judgement);
  }

  private Map<String, String> group(Judgement judgement) {
    Map<String, String> group = new LinkedHashMap<>();
    for (int i = 0; i < question.by().size(); i++) {
      Dimension dimension = question.by().get(i);
      group.put(dimension.text(), dimension.text(judgement.group().get(i), dictionary));
    }
    return group;
  }

  private void spend(LearnerFacts facts) {
    unspent -= facts.size();
    if (unspent < 0) {
      unspent = STRIDE;
      allowance.requireTime();
    }
  }
}
