package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.indicator.Days.NEVER;

import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.cube.Attribute;
import org.outcomeledger.indicators.cube.LearnerFacts;

/**
 * One learner in one programme as of a day: what every indicator counts. It is read only to
 * indicators, but the same object speaks of the next learner later on: keep none. Longer than usual
 * because all that can be said of a record is said here once.
 */
public final class LearnerRecord {
  /** How many days after the start an intent still counts: later ones know too much. */
  private static final int INTENT_COUNTS_FOR = 3;

  private final LearnerRecords learner;
  private final Spells spells;
  private final Employments employments;
  private LearnerFacts facts = new LearnerFacts();
  private int asOf;
  private int programme;
  private int earliest;
  private int start;
  private int lengthDays;
  private int withdrewOn;
  private int completedOn;

  /**
   * The last day on which one of its enrollments was excluded, or withdrew, whichever came first.
   */
  private int leftOn;

  /** The first day on which one of its enrollments was excluded. */
  private int firstExcludedOn;

  private int excludedOn;
  private int unableFrom;

  LearnerRecord(LearnerRecords learner, Spells spells) {
    this.learner = learner;
    this.spells = spells;
    this.employments = new Employments(spells, this);
  }

  void begin(LearnerFacts ofLearner, int day, int ofProgramme) {
    facts = ofLearner;
    asOf = day;
    employments.begin(ofLearner, day);
    programme = ofProgramme;
    start = NEVER;
    withdrewOn = Integer.MIN_VALUE;
    completedOn = NEVER;
    leftOn = Integer.MIN_VALUE;
    firstExcludedOn = NEVER;
    excludedOn = NEVER;
    unableFrom = NEVER;
  }

  void merge(int enrollment, int withdrew, int completed, int excluded) {
    if (start == NEVER || isEarlier(enrollment)) {
      earliest = enrollment;
      start = facts.startedOn(enrollment);
      lengthDays = facts.lengthDays(enrollment);
    }
    withdrewOn = Math.max(withdrewOn, withdrew);
    completedOn = Math.min(completedOn, completed);
    leftOn = Math.max(leftOn, Math.min(withdrew, excluded));
    firstExcludedOn = Math.min(firstExcludedOn, excluded);
  }

  private boolean isEarlier(int enrollment) {
    int byStart = Integer.compare(facts.startedOn(enrollment), start);
    int byLength = Integer.compare(facts.lengthDays(enrollment), lengthDays);
    int byId = Long.compareUnsigned(facts.enrollmentId(enrollment), facts.enrollmentId(earliest));
    return byStart != 0 ? byStart < 0 : byLength != 0 ? byLength < 0 : byId < 0;
  }

  void settle() {
    if (completedOn != NEVER) {
      withdrewOn = NEVER;
    }
    int out = Math.max(leftOn, firstExcludedOn);
    excludedOn = out < completedOn ? out : NEVER;
  }

  /** The first half of the learner's id. */
  public long learnerHigh() {
    return facts.learnerHigh();
  }

  /** The second half of the learner's id. */
  public long learnerLow() {
    return facts.learnerLow();
  }

  /** One of its enrollments was excluded: once it is settled, each time is told to it. */
  void wasExcluded(int on) {
    if (completedOn <= on && on < unableFrom) {
      unableFrom = on;
    }
  }

  /** The code of the programme. */
  public int programme() {
    return programme;
  }

  /** The code of the learner's platform. */
  public int platform() {
    return facts.platform();
  }

  /** A code, or {@link LearnerFacts#UNKNOWN}. */
  public int deliveryMode() {
    return facts.deliveryMode(earliest);
  }

  /** A code, or {@link LearnerFacts#UNKNOWN}. */
  public int funding() {
    return facts.funding(earliest);
  }

  /** The first day. */
  public int start() {
    return start;
  }

  /** The day of the first completion, {@link Days#NEVER} without one. */
  public int completedOn() {
    return completedOn;
  }

  /** The day of the withdrawal, {@link Days#NEVER} for who did not withdraw, or completed. */
  int withdrewOn() {
    return withdrewOn;
  }

  /**
   * The day from which on it is out of all cohorts: by then at least one of its enrollments was
   * excluded, each of the others was or withdrew, and none was completed. {@link Days#NEVER} for a
   * record that stays.
   */
  int excludedOn() {
    return excludedOn;
  }

  /** Whether it is out of all cohorts. */
  boolean isExcluded() {
    return excludedOn != NEVER;
  }

  /** The last day on which so many percent of the published length have not passed. */
  int dayAtPercent(int percent) {
    return Days.byPercent(start, lengthDays, percent);
  }

  /**
   * Started, and neither withdrawn, completed, excluded, nor past 150 % of the length, on that day;
   * it may be suspended.
   */
  boolean runningOn(int day) {
    return wouldRunOn(day) && day < excludedOn;
  }

  /** The same, had nobody excluded it. */
  boolean wouldRunOn(int day) {
    return start <= day && day < withdrewOn && day < completedOn && day <= dayAtPercent(150);
  }

  /** Whether it pauses on that day. */
  boolean suspendedOn(int day) {
    return learner.isSuspended(this, day);
  }

  /**
   * An attribute as at the start: the last declaration on or before it, else the first after. Two
   * values on one day are none.
   *
   * @return a code, or {@link LearnerFacts#UNKNOWN}
   */
  public int attribute(Attribute attribute) {
    int best = NEVER;
    int value = LearnerFacts.UNKNOWN;
    for (int profile = 0; profile < facts.profiles(); profile++) {
      int said = facts.attribute(profile, attribute);
      int day = facts.profileDeclaredOn(profile);
      if (said == LearnerFacts.ABSENT || day > asOf) {
        continue;
      }
      if (best == NEVER || isNearer(day, best)) {
        best = day;
        value = said;
      } else if (day == best && value != said) {
        value = LearnerFacts.UNKNOWN;
      }
    }
    return value;
  }

  private boolean isNearer(int day, int best) {
    return best <= start ? day > best && day <= start : day < best;
  }

  /**
   * Whether the record stays among those who look for a job: the intent and the authorisation to
   * work that were declared, of the earliest enrollment, by the third day after the start. Nothing
   * declared stays in. Of several the one of the latest date counts; of one day a correction rather
   * than what it corrects; of contrary ones of one day and kind the one that keeps it in.
   */
  boolean wantsNewJob() {
    int best = Integer.MIN_VALUE;
    boolean corrected = false;
    boolean wants = true;
    for (int intent = 0; intent < facts.intents(); intent++) {
      int day = facts.intentDeclaredOn(intent);
      boolean corrects = facts.isCorrection(intent);
      if (!isInTime(intent) || day < best || (day == best && corrected && !corrects)) {
        continue;
      }
      boolean said = facts.intent(intent) == Intent.NEW_JOB && facts.authorisedToWork(intent);
      boolean alike = day == best && corrected == corrects;
      wants = said || (alike && wants);
      corrected = corrects;
      best = day;
    }
    return wants;
  }

  private boolean isInTime(int intent) {
    int day = facts.intentDeclaredOn(intent);
    return day <= asOf
        && day <= start + INTENT_COUNTS_FOR
        && facts.intendedEnrollment(intent) == facts.enrollmentId(earliest);
  }

  /** The learner's employments, as far as they concern this record. */
  Employments employments() {
    return employments;
  }

  /** What the learner does on a day, as far as it matters to this record. */
  SituationOnDay situationOn(int day) {
    if (unableFrom <= day) {
      return SituationOnDay.UNABLE;
    }
    if (studiesFrom(day) == day) {
      return SituationOnDay.STUDYING;
    }
    return employments.anyCovers(day)
        ? SituationOnDay.EMPLOYED
        : SituationOnDay.surveyed(facts, day, asOf);
  }

  /** The first exclusion on or after the completion, {@link Days#NEVER} without one. */
  int unableFrom() {
    return unableFrom;
  }

  /** The first day on or after the given one that a further study covers. */
  int studiesFrom(int day) {
    int first = NEVER;
    for (int study = 0; study < facts.studies(); study++) {
      int from = facts.studiesFrom(study);
      int to = spells.studiesTo(study);
      if (from <= asOf && from <= to && day <= to) {
        first = Math.min(first, Math.max(from, day));
      }
    }
    return first;
  }

  /**
   * The latest day of which anything is known by a survey (not unreachable) or an employment, by
   * asOf; {@link Integer#MIN_VALUE} without any. Not by a further study: whoever studies on a day
   * that is asked about has left the view on it, or before.
   */
  int lastKnown() {
    int last = employments.lastDay();
    for (int survey = 0; survey < facts.surveys(); survey++) {
      int on = facts.surveyedAsOf(survey);
      if (on <= asOf && facts.situation(survey) != Situation.UNREACHABLE) {
        last = Math.max(last, on);
      }
    }
    return last;
  }

  /**
   * The yearly gross of the job before the training: the last declaration on or before the start.
   * Not a number where it is not known; two values on one day are none, and 0 is no job before,
   * which the cube keeps as not known.
   */
  double priorSalary() {
    int best = Integer.MIN_VALUE;
    double salary = Double.NaN;
    for (int profile = 0; profile < facts.profiles(); profile++) {
      int day = facts.profileDeclaredOn(profile);
      if (day > start || day < best || !facts.saysPriorSalary(profile)) {
        continue;
      }
      double said = facts.priorSalary(profile);
      salary = day > best || said == salary ? said : Double.NaN;
      best = day;
    }
    return salary;
  }
}
