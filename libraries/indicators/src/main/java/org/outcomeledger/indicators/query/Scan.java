package org.outcomeledger.indicators.query;

import java.util.function.Supplier;
import org.outcomeledger.indicators.cube.LearnerFacts;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.indicator.Days;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Indicator;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.LearnerRecords;
import org.outcomeledger.indicators.query.Question.Counting;

/** Counts the records of some learners, chunk by chunk. For one thread. */
final class Scan {
  /**
   * How many ints of facts are looked through from one look at the clock to the next: some dozens
   * of usual learners, but each record of one with thousands of events.
   */
  private static final int STRIDE = 1 << 12;

  private final Indicator indicator;
  private final Frame frame;
  private final Dimension[] by;
  private final Supplier<Accumulator> none;

  /** Whether the last part of a key is the time of a cell. */
  private final boolean bySize;

  /** Whether each record is counted in the narrowest time alone, and others are sums of these. */
  private final boolean addsUp;

  private final boolean byCohort;
  private final Filter selection;
  private final int[] key;
  private final Allowance allowance;
  private final LearnerRecords records = new LearnerRecords();
  private HashAggregation groups;
  private int learner;
  private int unspent;

  /** Of one question. */
  Scan(Question question, Snapshot snapshot, Allowance allowance) {
    this(
        question,
        new Accumulators(question, snapshot.currency(), new RecordLookups(snapshot.dictionary()))
            ::none,
        snapshot,
        allowance);
  }

  /**
   * Of several.
   *
   * @param question any of them: all have the same records in the same groups
   * @param none what a group begins with
   */
  Scan(Question question, Supplier<Accumulator> none, Snapshot snapshot, Allowance allowance) {
    this.none = none;
    this.bySize = question.counting() == Counting.SIZES;
    this.addsUp = question.sizesAddUp();
    this.indicator = question.indicator();
    this.frame = question.frame();
    this.by = question.by().toArray(Dimension[]::new);
    this.byCohort = question.by().stream().anyMatch(Dimension::isOfCohort);
    this.selection = Filter.of(question, snapshot.dictionary());
    this.key = new int[by.length + (bySize ? 1 : 0)];
    this.allowance = allowance;
  }

  /** No groups, of the kind that a question's are. */
  HashAggregation none() {
    return new HashAggregation(key.length, none);
  }

  /** What a chunk's learners come to. */
  HashAggregation count(Snapshot snapshot, int chunk) {
    groups = none();
    snapshot.scan(chunk, this::count);
    return groups;
  }

  /** Where all that a question comes to is added up: without a dimension there is one group. */
  HashAggregation sum() {
    HashAggregation sum = none();
    if (by.length == 0) {
      sum.at(new int[sum.width()]);
    }
    return sum;
  }

  /** Begins to count chunks that are counted together. */
  Scan begun() {
    groups = none();
    return this;
  }

  /** What all learners since then come to. */
  HashAggregation groups() {
    return groups;
  }

  /** The day as of which the question wants a learner's records. */
  int asOf() {
    return frame.asOf();
  }

  private void count(LearnerFacts facts) {
    if (isNextOne(facts)) {
      records.derive(facts, frame.asOf());
      count(facts, records);
    }
  }

  /** Counts one more learner, whose records are derived as of the question's day already. */
  void countDerived(LearnerFacts facts, LearnerRecords derived) {
    if (isNextOne(facts)) {
      count(facts, derived);
    }
  }

  private boolean isNextOne(LearnerFacts facts) {
    learner++;
    spend(facts.size());
    return selection.asksForPlatform(facts.platform());
  }

  private void count(LearnerFacts facts, LearnerRecords derived) {
    for (int i = 0; i < derived.count(); i++) {
      spend(facts.size());
      LearnerRecord record = derived.get(i);
      int reference = indicator.referenceDay(record);
      if (frame.asksFor(reference) && hasGroup(reference) && selection.asksFor(record, reference)) {
        count(record, reference);
      }
    }
    allowance.requireGroups(groups.size());
  }

  private void count(LearnerRecord record, int reference) {
    setValues(record, reference);
    if (!bySize) {
      groups.accumulator(groups.at(key)).count(record, learner);
      return;
    }
    int month = CellTime.month(reference);
    int units = CellTime.count(reference);
    for (int unit = addsUp ? units - 1 : 0; unit < units; unit++) {
      key[by.length] = CellTime.code(unit, month);
      groups.accumulator(groups.at(key)).count(record, learner);
    }
  }

  private void spend(int ints) {
    unspent -= ints;
    if (unspent < 0) {
      unspent = STRIDE;
      allowance.requireTime();
    }
  }

  private boolean hasGroup(int referenceDay) {
    return referenceDay != Days.NEVER || !byCohort;
  }

  private void setValues(LearnerRecord record, int referenceDay) {
    for (int i = 0; i < by.length; i++) {
      key[i] = by[i].code(record, referenceDay);
    }
  }
}
