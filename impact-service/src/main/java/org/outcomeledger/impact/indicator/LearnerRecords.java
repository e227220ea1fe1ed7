package org.outcomeledger.impact.indicator;

import static org.outcomeledger.impact.indicator.Days.NEVER;

import java.util.Arrays;
import org.outcomeledger.impact.cube.LearnerFacts;

/**
 * The records of one learner as of a day, one for each programme: derived anew for every learner of
 * a scan, in the same objects. Nothing that is dated after the day counts, and an enrollment that
 * starts after it is not there.
 *
 * <p>The enrollments of one programme merge. Those withdrawn on or before their refund deadline (on
 * or before the start where none was named) go first, whatever else is said of them. Of the rest
 * every field is the earliest's: ties go to the shorter length, then to the lower id. The record
 * completed on the first completion of any, and withdrew on the last withdrawal if all did and none
 * completed.
 */
public final class LearnerRecords {
  private static final int NO_RECORD = -1;

  private LearnerRecord[] records = {};
  private int count;
  private LearnerFacts facts = new LearnerFacts();
  private int asOf;

  /** By enrollment: the number of the record that it belongs to. */
  private int[] recordOf = new int[4];

  /** Derives the records of a learner; those derived before are gone. */
  public void derive(LearnerFacts learner, int day) {
    facts = learner;
    asOf = day;
    count = 0;
    int enrollments = facts.enrollments();
    if (enrollments > recordOf.length) {
      recordOf = new int[enrollments * 2];
    }
    for (int enrollment = 0; enrollment < enrollments; enrollment++) {
      recordOf[enrollment] = place(enrollment);
    }
    for (int record = 0; record < count; record++) {
      records[record].settle();
    }
  }

  public int count() {
    return count;
  }

  /** One of them; the object is used again for the next learner. */
  public LearnerRecord get(int record) {
    return records[record];
  }

  private int place(int enrollment) {
    int start = facts.startedOn(enrollment);
    if (start > asOf) {
      return NO_RECORD;
    }
    int withdrew = withdrewOn(facts.enrollmentId(enrollment));
    int refundable = facts.refundDeadline(enrollment);
    if (withdrew <= (refundable == LearnerFacts.NONE ? start : refundable)) {
      return NO_RECORD;
    }
    int record = find(facts.programme(enrollment));
    records[record].merge(enrollment, withdrew, completedOn(enrollment));
    return record;
  }

  private int find(int programme) {
    for (int record = 0; record < count; record++) {
      if (records[record].programme() == programme) {
        return record;
      }
    }
    if (count == records.length) {
      records = Arrays.copyOf(records, count + 1);
      records[count] = new LearnerRecord(this);
    }
    records[count].begin(facts, asOf, programme);
    return count++;
  }

  /** The first withdrawal: a ledger takes no second one. */
  private int withdrewOn(long enrollmentId) {
    int first = NEVER;
    for (int it = 0; it < facts.withdrawals(); it++) {
      int on = facts.withdrewOn(it);
      if (on < first && on <= asOf && facts.withdrawnEnrollment(it) == enrollmentId) {
        first = on;
      }
    }
    return first;
  }

  /** The first completion, passing over those dated before the enrollment's own start. */
  private int completedOn(int enrollment) {
    long id = facts.enrollmentId(enrollment);
    int start = facts.startedOn(enrollment);
    int first = NEVER;
    for (int it = 0; it < facts.completions(); it++) {
      int on = facts.completedOn(it);
      if (on < first && on >= start && on <= asOf && facts.completedEnrollment(it) == id) {
        first = on;
      }
    }
    return first;
  }

  /** Whether an enrollment was merged into this record. */
  boolean belongs(long enrollmentId, LearnerRecord record) {
    for (int it = 0; it < facts.enrollments(); it++) {
      if (recordOf[it] != NO_RECORD
          && records[recordOf[it]] == record
          && facts.enrollmentId(it) == enrollmentId) {
        return true;
      }
    }
    return false;
  }

  /** Whether an enrollment is known at all: what speaks of one that is not waits for it. */
  boolean knows(long enrollmentId) {
    for (int it = 0; it < facts.enrollments(); it++) {
      if (facts.startedOn(it) <= asOf && facts.enrollmentId(it) == enrollmentId) {
        return true;
      }
    }
    return false;
  }
}
