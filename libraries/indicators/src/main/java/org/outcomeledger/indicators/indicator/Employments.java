package org.outcomeledger.indicators.indicator;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.InField;
import org.outcomeledger.indicators.cube.LearnerFacts;

/**
 * The employments of a record's learner, named by number, as far as they concern that record. Only
 * those count that have begun, whose training is recorded, and that did not exist before it. One
 * whose end is dated before its beginning, because it took a freed id, covers no day and does not
 * count. Whoever is unable is employed on no day, whatever employment was never ended.
 */
final class Employments {
  private final Spells spells;
  private final LearnerRecord record;
  private LearnerFacts facts = new LearnerFacts();
  private int asOf;

  /** The employers of one span, in order, while those of another are looked up among them. */
  private int[] employers = new int[4];

  Employments(Spells spells, LearnerRecord record) {
    this.spells = spells;
    this.record = record;
  }

  void begin(LearnerFacts ofLearner, int day) {
    facts = ofLearner;
    asOf = day;
  }

  /** How many the learner has, those that do not count among them. */
  int size() {
    return facts.employments();
  }

  /** Whether one that counts has the property. */
  boolean any(IntPredicate property) {
    for (int employment = 0; employment < size(); employment++) {
      if (counts(employment) && property.test(employment)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one that counts covers that day. */
  boolean anyCovers(int day) {
    return any(employment -> covers(employment, day));
  }

  /** The first day. */
  int from(int employment) {
    return facts.employedFrom(employment);
  }

  /** The last day, {@link Days#NEVER} while it goes on. */
  int to(int employment) {
    return spells.employedTo(employment);
  }

  boolean covers(int employment, int day) {
    return overlaps(employment, day, day);
  }

  /** Whether some day from {@code first} to {@code last} is covered, and able to work on. */
  boolean overlaps(int employment, int first, int last) {
    int lastAble = Math.min(last, record.unableFrom() - 1);
    return first <= lastAble && from(employment) <= lastAble && first <= to(employment);
  }

  /** The latest day that one that counts covers, at most asOf. */
  int lastDay() {
    int last = Integer.MIN_VALUE;
    for (int employment = 0; employment < size(); employment++) {
      if (counts(employment)) {
        last = Math.max(last, Math.min(asOf, to(employment)));
      }
    }
    return last;
  }

  /**
   * Whether it counts for this record: it has begun and covers a day, the enrollment that it is
   * judged against is recorded, and it did not exist before the training. One that began before the
   * record did exist, whatever was said.
   */
  boolean counts(int employment) {
    int from = facts.employedFrom(employment);
    if (from < record.start() || from > asOf || from > to(employment)) {
      return false;
    }
    int programme = spells.programme(employment);
    return programme != LearnerFacts.ABSENT
        && !(programme == record.programme() && facts.existedBeforeTraining(employment));
  }

  /** Whether it counts, began by that day, and did not end before the completion. */
  boolean countsBy(int employment, int last) {
    return counts(employment) && from(employment) <= last && to(employment) >= record.completedOn();
  }

  /** Unknown where it is judged against another record of the learner. */
  InField inField(int employment) {
    return isJudgedHere(employment) ? facts.inField(employment) : InField.UNKNOWN;
  }

  /**
   * Known to be: not said of another record of the learner than the one that it is judged against.
   */
  boolean hiredByProvider(int employment) {
    return isJudgedHere(employment) && facts.hiredByProvider(employment);
  }

  /**
   * Whether it names an enrollment in the record's programme, be it one that was refunded: what it
   * says of its training, it says of this record.
   */
  boolean isJudgedHere(int employment) {
    return spells.programme(employment) == record.programme();
  }

  /** Evidence of any kind. */
  boolean hasEvidence(int employment) {
    return spells.isEvidenced(employment);
  }

  /** Known to be of 30 hours a week or more. */
  boolean isFullTime(int employment) {
    return facts.isFullTime(employment);
  }

  /** Of no limited duration, or known to be meant for 6 months or more. */
  boolean isDurable(int employment) {
    return switch (facts.contract(employment)) {
      case PERMANENT, PUBLIC_SERVICE, FOUNDER -> true;
      case FIXED_TERM, TEMPORARY_AGENCY -> facts.isLasting(employment);
      case APPRENTICESHIP, INTERNSHIP, FREELANCE -> false;
    };
  }

  /** Working for a wage, as the French surveys of leavers have it: no internship. */
  boolean isSalaried(int employment) {
    return switch (facts.contract(employment)) {
      case PERMANENT, FIXED_TERM, TEMPORARY_AGENCY, APPRENTICESHIP, PUBLIC_SERVICE -> true;
      case INTERNSHIP, FREELANCE, FOUNDER -> false;
    };
  }

  Contract contract(int employment) {
    return facts.contract(employment);
  }

  /** Known to be in France. */
  boolean isInFrance(int employment) {
    return facts.isInFrance(employment);
  }

  /** Whether it was said in which country it is. */
  boolean isCountryKnown(int employment) {
    return facts.isCountryKnown(employment);
  }

  /**
   * Whether one that counts covers a day of each span, both with one and the same named employer.
   */
  boolean shareEmployer(int first, int last, int laterFirst, int laterLast) {
    if (employers.length < size()) {
      employers = new int[size() * 2];
    }
    int named = 0;
    for (int it = 0; it < size(); it++) {
      if (employer(it) != LearnerFacts.UNKNOWN
          && counts(it)
          && overlaps(it, laterFirst, laterLast)) {
        employers[named++] = employer(it);
      }
    }
    Arrays.sort(employers, 0, named);
    int found = named;
    return any(
        it ->
            overlaps(it, first, last)
                && Arrays.binarySearch(employers, 0, found, employer(it)) >= 0);
  }

  /** In the setting's currency; not a number where it is not known. */
  double yearlyGross(int employment) {
    return facts.yearlyGross(employment);
  }

  /** A code, or {@link LearnerFacts#UNKNOWN}. */
  int employer(int employment) {
    return facts.employer(employment);
  }
}
