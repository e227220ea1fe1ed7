package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Days.NEVER;

import java.util.Arrays;
import org.outcomeledger.indicators.cube.LearnerFacts;

/**
 * The records of one learner as of a day, one for each programme: derived anew for every learner of
 * a scan, in the same objects. Nothing that is dated after the day counts, and an enrollment that
 * starts after it is not there.
 *
 * <p>The enrollments of one programme merge. Those withdrawn on or before their refund deadline (on
 * or before the start where none was named) go first, whatever else is said of them. Of the rest
 * every field is the earliest's: ties go to the shorter length, then to the lower id. The record
 * completed on the first completion of any, withdrew on the last withdrawal if all did and none
 * completed, and is excluded if one was and each of the others was or withdrew, all before any
 * completion. Longer than usual because all that enrollments bring into a record is said here once.
 */
public final class LearnerRecords {
  private static final int NO_RECORD = -1;

  private final Spells spells = new Spells();
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
    spells.begin(learner, day);
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
    for (int exclusion = 0; exclusion < facts.exclusions(); exclusion++) {
      exclude(facts.excludedEnrollment(exclusion), facts.excludedOn(exclusion));
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
    records[record].merge(
        enrollment, withdrew, completedOn(enrollment), excludedOn(facts.enrollmentId(enrollment)));
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
      records[count] = new LearnerRecord(this, spells);
    }
    records[count].begin(facts, asOf, programme);
    return count++;
  }

  private void exclude(long enrollmentId, int on) {
    for (int it = 0; on <= asOf && it < facts.enrollments(); it++) {
      if (recordOf[it] != NO_RECORD && facts.enrollmentId(it) == enrollmentId) {
        records[recordOf[it]].wasExcluded(on);
      }
    }
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

  /**
   * The first completion, passing over those dated before the enrollment's own start and those that
   * a revocation declares void.
   */
  private int completedOn(int enrollment) {
    long id = facts.enrollmentId(enrollment);
    int start = facts.startedOn(enrollment);
    int first = NEVER;
    for (int it = 0; it < facts.completions(); it++) {
      int on = facts.completedOn(it);
      if (on < first
          && on >= start
          && on <= asOf
          && facts.completedEnrollment(it) == id
          && !isRevoked(id, on)) {
        first = on;
      }
    }
    return first;
  }

  /** Whether completions of that day are void: a revocation speaks of its own day and before. */
  private boolean isRevoked(long enrollmentId, int completedOn) {
    for (int it = 0; it < facts.revocations(); it++) {
      int on = facts.revokedOn(it);
      if (completedOn <= on && on <= asOf && facts.revokedEnrollment(it) == enrollmentId) {
        return true;
      }
    }
    return false;
  }

  /** The first exclusion. */
  private int excludedOn(long enrollmentId) {
    int first = NEVER;
    for (int it = 0; it < facts.exclusions(); it++) {
      int on = facts.excludedOn(it);
      if (on < first && on <= asOf && facts.excludedEnrollment(it) == enrollmentId) {
        first = on;
      }
    }
    return first;
  }

  /**
   * Whether a record pauses on a day: of its enrollments that then go on, neither withdrawn nor
   * excluded, there is one, and all are suspended.
   */
  boolean isSuspended(LearnerRecord record, int day) {
    boolean suspended = false;
    for (int it = 0; it < facts.enrollments(); it++) {
      long id = facts.enrollmentId(it);
      if (recordOf[it] == NO_RECORD
          || records[recordOf[it]] != record
          || facts.startedOn(it) > day
          || withdrewOn(id) <= day
          || excludedOn(id) <= day) {
        continue;
      }
      if (!isSuspended(id, day)) {
        return false;
      }
      suspended = true;
    }
    return suspended;
  }

  /**
   * The last day decides on which not as much was resumed as was suspended: so neither order nor
   * number of reports of one day matters.
   */
  private boolean isSuspended(long enrollmentId, int day) {
    int last = Integer.MIN_VALUE;
    boolean suspended = false;
    for (int it = 0; it < facts.suspensions(); it++) {
      int on = facts.suspendedOn(it);
      if (on > last && on <= day && on <= asOf && facts.suspendedEnrollment(it) == enrollmentId) {
        int balance = balance(enrollmentId, on);
        last = balance == 0 ? last : on;
        suspended = balance == 0 ? suspended : balance > 0;
      }
    }
    return suspended;
  }

  private int balance(long enrollmentId, int day) {
    int balance = 0;
    for (int it = 0; it < facts.suspensions(); it++) {
      if (facts.suspendedOn(it) == day && facts.suspendedEnrollment(it) == enrollmentId) {
        balance += facts.suspended(it);
      }
    }
    return balance;
  }
}
