package org.outcomeledger.impact.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.outcomeledger.impact.cube.LearnerFacts;
import org.outcomeledger.impact.cube.Snapshot;
import org.outcomeledger.impact.indicator.Days;
import org.outcomeledger.impact.indicator.Frame;
import org.outcomeledger.impact.indicator.Indicator;
import org.outcomeledger.impact.indicator.LearnerRecord;
import org.outcomeledger.impact.indicator.LearnerRecords;
import org.outcomeledger.impact.indicator.LearnersEnrolled;
import org.outcomeledger.impact.indicator.Share;
import org.outcomeledger.impact.indicator.Standing;

/** Counts the records of one stretch of learners. One thread, one scan; results are added up. */
final class Scan {
  /** As many learners are worth a thread of their own: some milliseconds. */
  private static final int STRETCH = 1 << 16;

  private static final int NOBODY = -1;

  private final Indicator indicator;
  private final Frame frame;
  private final Dimension[] by;
  private final boolean byCohort;
  private final Selection selection;
  private final Groups groups;
  private final int[] key;
  private final Judge judge;
  private final LearnerRecords records = new LearnerRecords();
  private int learner;

  /** By group: the last learner who was counted in it. */
  private int[] countedLast = new int[0];

  private Scan(Question question, Frame frame, Selection selection) {
    this.indicator = question.indicator();
    this.frame = frame;
    this.by = question.by().toArray(Dimension[]::new);
    this.byCohort = question.by().stream().anyMatch(Dimension::isOfCohort);
    this.selection = selection;
    this.groups = new Groups(by.length);
    this.key = new int[by.length];
    this.judge = judge();
  }

  /** Counts all that a question asks for; on all cores where there is enough to count. */
  static Groups all(Snapshot snapshot, Question question) {
    Frame frame = question.indicator().frame(question.span());
    Selection selection = Selection.of(question, snapshot.names());
    int stretches = Math.max(1, Math.ceilDiv(snapshot.learners(), STRETCH));
    IntStream parts = IntStream.range(0, stretches);
    return (stretches > 1 ? parts.parallel() : parts)
        .mapToObj(part -> new Scan(question, frame, selection).stretch(snapshot, part))
        .reduce(Groups::plus)
        .orElseThrow();
  }

  private Groups stretch(Snapshot snapshot, int part) {
    int from = part * STRETCH;
    snapshot.scan(from, Math.min(from + STRETCH, snapshot.learners()), this::count);
    return groups;
  }

  private void count(LearnerFacts facts) {
    learner++;
    if (!selection.asksForPlatform(facts.platform())) {
      return;
    }
    records.derive(facts, frame.asOf());
    for (int i = 0; i < records.count(); i++) {
      LearnerRecord record = records.get(i);
      int reference = indicator.referenceDay(record);
      if (frame.asksFor(reference) && hasGroup(reference) && selection.asksFor(record, reference)) {
        int group = group(record, reference);
        groups.count(group, judge.standing(record, group));
      }
    }
  }

  private boolean hasGroup(int referenceDay) {
    return referenceDay != Days.NEVER || !byCohort;
  }

  private int group(LearnerRecord record, int referenceDay) {
    for (int i = 0; i < by.length; i++) {
      key[i] = by[i].code(record, referenceDay);
    }
    return groups.at(key);
  }

  /** Where a record stands in its group. */
  private interface Judge {
    Standing standing(LearnerRecord record, int group);
  }

  /** Decided once for a scan: which kind of figure it is. */
  private Judge judge() {
    return switch (indicator) {
      case Share share -> (record, group) -> share.standing(record, frame);
      case LearnersEnrolled enrolled ->
          (record, group) ->
              enrolled.counts(record, frame) && isFirstIn(group)
                  ? Standing.NUMERATOR
                  : Standing.OUTSIDE;
    };
  }

  private boolean isFirstIn(int group) {
    if (group >= countedLast.length) {
      int known = countedLast.length;
      countedLast = Arrays.copyOf(countedLast, Math.max(16, group * 2));
      Arrays.fill(countedLast, known, countedLast.length, NOBODY);
    }
    boolean first = countedLast[group] != learner;
    countedLast[group] = learner;
    return first;
  }
}
