package org.outcomeledger.impact.indicator;

import static org.outcomeledger.impact.indicator.Days.NEVER;

import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.impact.cube.Attribute;
import org.outcomeledger.impact.cube.LearnerFacts;

/**
 * One learner in one programme as of a day: what every indicator counts. It is read only to
 * indicators, but the same object speaks of the next learner later on: keep none. Longer than usual
 * because all that can be said of a record is said here once.
 *
 * <p>Exclusions, suspensions and further studies will be questions beside {@link #withdrewOn} and
 * {@link #situationOn}; revoked completions are passed over where {@link LearnerRecords} looks for
 * the first.
 */
public final class LearnerRecord {
  /** How many days after the start an intent still counts: later ones know too much. */
  private static final int INTENT_COUNTS_FOR = 3;

  private final LearnerRecords learner;
  private LearnerFacts facts = new LearnerFacts();
  private int asOf;
  private int programme;
  private int earliest;
  private int start;
  private int lengthDays;
  private int withdrewOn;
  private int completedOn;

  LearnerRecord(LearnerRecords learner) {
    this.learner = learner;
  }

  void begin(LearnerFacts ofLearner, int day, int ofProgramme) {
    facts = ofLearner;
    asOf = day;
    programme = ofProgramme;
    start = NEVER;
    withdrewOn = Integer.MIN_VALUE;
    completedOn = NEVER;
  }

  void merge(int enrollment, int withdrew, int completed) {
    if (start == NEVER || isEarlier(enrollment)) {
      earliest = enrollment;
      start = facts.startedOn(enrollment);
      lengthDays = facts.lengthDays(enrollment);
    }
    withdrewOn = Math.max(withdrewOn, withdrew);
    completedOn = Math.min(completedOn, completed);
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

  /** The last day on which so many percent of the published length have not passed. */
  int dayAtPercent(int percent) {
    return Days.byPercent(start, lengthDays, percent);
  }

  /** Started, and neither withdrawn, completed, nor past 150 % of the length, on that day. */
  boolean runningOn(int day) {
    return start <= day && day < withdrewOn && day < completedOn && day <= dayAtPercent(150);
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
   * declared stays in. Of two declarations the later counts; of two on one day the one that keeps
   * it in.
   */
  boolean wantsNewJob() {
    int best = Integer.MIN_VALUE;
    boolean wants = true;
    long id = facts.enrollmentId(earliest);
    for (int intent = 0; intent < facts.intents(); intent++) {
      int day = facts.intentDeclaredOn(intent);
      if (day < best
          || day > asOf
          || day > start + INTENT_COUNTS_FOR
          || facts.intendedEnrollment(intent) != id) {
        continue;
      }
      boolean said = facts.intent(intent) == Intent.NEW_JOB && facts.authorisedToWork(intent);
      wants = day == best ? wants || said : said;
      best = day;
    }
    return wants;
  }

  /** How many employments the learner has; they are named by number. */
  int employments() {
    return facts.employments();
  }

  /** The first day of an employment. */
  int employedFrom(int employment) {
    return facts.employedFrom(employment);
  }

  /** The last day of an employment, {@link Days#NEVER} while it goes on. */
  int employedTo(int employment) {
    int last = NEVER;
    for (int end = 0; end < facts.employmentEnds(); end++) {
      int day = facts.employedTo(end);
      if (day < last
          && day <= asOf
          && facts.endedEmployment(end) == facts.employmentId(employment)) {
        last = day;
      }
    }
    return last;
  }

  /**
   * Whether an employment counts for this record: it has begun, the enrollment that it is judged
   * against is known, and it did not exist before the training. One that began before the record
   * did exist, whatever was said.
   */
  boolean counts(int employment) {
    int from = facts.employedFrom(employment);
    return from >= start
        && from <= asOf
        && !(isJudgedHere(employment) && facts.existedBeforeTraining(employment))
        && learner.knows(facts.judgedEnrollment(employment));
  }

  /** Unknown where the employment is judged against another record of the learner. */
  InField inField(int employment) {
    return isJudgedHere(employment) ? facts.inField(employment) : InField.UNKNOWN;
  }

  /** Evidence of any kind. */
  boolean hasEvidence(int employment) {
    return facts.hasEvidence(employment);
  }

  private boolean isJudgedHere(int employment) {
    return learner.belongs(facts.judgedEnrollment(employment), this);
  }

  /** What the learner does on a day. */
  SituationOnDay situationOn(int day) {
    for (int employment = 0; employment < facts.employments(); employment++) {
      if (facts.employedFrom(employment) <= day
          && day <= employedTo(employment)
          && counts(employment)) {
        return SituationOnDay.EMPLOYED;
      }
    }
    return SituationOnDay.surveyed(facts, day, asOf);
  }
}
