package org.outcomeledger.indicators.cube;

import java.util.Arrays;
import java.util.UUID;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.Situation;

/**
 * What is known of one learner: a view of one blob that is moved from learner to learner, so that a
 * scan allocates nothing. Facts of a kind have numbers from 0 in no particular order, each is there
 * once, and none that was taken back. Days are days since 1970-01-01; ids are the first half of the
 * pseudonym. Longer than usual because it is the one place that knows where each field lies.
 */
public final class LearnerFacts {
  /** A value that the learner did not want to say, or that nobody said. */
  public static final int UNKNOWN = -1;

  /** An attribute that a declaration does not speak of. */
  public static final int ABSENT = -2;

  /** A date that was not given. */
  public static final int NONE = Integer.MIN_VALUE;

  /** A prior salary that a declaration does not speak of: no salary is negative. */
  static final double NOT_SAID = -1;

  static final int EXISTED = 1;
  static final int EVIDENCED = 1 << 1;
  static final int BY_PROVIDER = 1 << 2;
  static final int FULL_TIME = 1 << 3;
  static final int LASTING = 1 << 4;
  static final int IN_FRANCE = 1 << 5;
  static final int COUNTRY_KNOWN = 1 << 6;
  static final int IN_FIELD_SHIFT = 8;
  static final int CONTRACT_SHIFT = 12;

  private static final Contract[] CONTRACTS = Contract.values();
  private static final Intent[] INTENTS = Intent.values();
  private static final InField[] IN_FIELD = InField.values();
  private static final Situation[] SITUATIONS = Situation.values();

  /** Where the facts are: so many places for each kind in turn, more once that is too few. */
  private int[] places = {};

  private final int[] counts = new int[Layout.KINDS];

  /** By attribute's bit: where it was last taken back, 0 where it never was. */
  private final int[] takenBackAt = new int[Integer.SIZE];

  private int most;
  private int[] page = {};
  private int place;

  /** Looks at the blob that begins there. */
  void read(int[] newPage, int newPlace) {
    page = newPage;
    place = newPlace;
    while (!index()) {
      most = Math.max(4, most * 2);
      places = new int[Layout.KINDS * most];
    }
    if (count(Layout.PROFILE_WITHDRAWAL) != 0) {
      findLastWithdrawals();
    }
  }

  /** Where the blob is that this looks at. */
  int[] page() {
    return page;
  }

  int place() {
    return place;
  }

  /** How many ints the facts take: what reading them costs grows with it. */
  public int size() {
    return page[place + Layout.LENGTH];
  }

  /** The shard of all ledgers that the learner is in. */
  int shard() {
    return page[place + Layout.SHARD];
  }

  /** One pass over the blob; false where there is no place for all facts of a kind. */
  private boolean index() {
    Arrays.fill(counts, 0);
    int end = place + page[place + Layout.LENGTH];
    int at = place + Layout.HEADER;
    while (at < end) {
      int head = page[at];
      int kind = Layout.number(head);
      int number = counts[kind]++;
      if (number >= most) {
        return false;
      }
      places[kind * most + number] = at;
      at += Layout.size(head);
    }
    return true;
  }

  /** Whether the blob that begins there is this learner's. */
  static boolean isOf(int[] page, int place, UUID learner) {
    return bits(page, place + Layout.LEARNER) == learner.getMostSignificantBits()
        && bits(page, place + Layout.LEARNER + 2) == learner.getLeastSignificantBits();
  }

  private int field(Layout kind, int number, int field) {
    return page[places[kind.number * most + number] + Layout.FIELDS + field];
  }

  private int position(Layout kind, int number) {
    return page[places[kind.number * most + number] + Layout.POSITION];
  }

  private long id(Layout kind, int number, int field) {
    return bits(page, places[kind.number * most + number] + Layout.FIELDS + field);
  }

  /** Two ints as one long. */
  static long bits(int[] page, int at) {
    return (long) page[at] << 32 | (page[at + 1] & 0xFFFFFFFFL);
  }

  private int count(Layout kind) {
    return counts[kind.number];
  }

  /** Whose facts they are. */
  public UUID learner() {
    return new UUID(learnerHigh(), learnerLow());
  }

  /** The first half of their id. */
  public long learnerHigh() {
    return bits(page, place + Layout.LEARNER);
  }

  /** The second half of their id. */
  public long learnerLow() {
    return bits(page, place + Layout.LEARNER + 2);
  }

  /** The code of the learner's platform. */
  public int platform() {
    return page[place + Layout.PLATFORM];
  }

  public int enrollments() {
    return count(Layout.ENROLLMENT);
  }

  public long enrollmentId(int enrollment) {
    return id(Layout.ENROLLMENT, enrollment, 0);
  }

  public int programme(int enrollment) {
    return field(Layout.ENROLLMENT, enrollment, 2);
  }

  public int startedOn(int enrollment) {
    return field(Layout.ENROLLMENT, enrollment, 3);
  }

  public int lengthDays(int enrollment) {
    return field(Layout.ENROLLMENT, enrollment, 4);
  }

  /** {@link #NONE} where the platform named none. */
  public int refundDeadline(int enrollment) {
    return field(Layout.ENROLLMENT, enrollment, 5);
  }

  public int deliveryMode(int enrollment) {
    return field(Layout.ENROLLMENT, enrollment, 6);
  }

  public int funding(int enrollment) {
    return field(Layout.ENROLLMENT, enrollment, 7);
  }

  public int withdrawals() {
    return count(Layout.WITHDRAWAL);
  }

  public long withdrawnEnrollment(int withdrawal) {
    return id(Layout.WITHDRAWAL, withdrawal, 0);
  }

  public int withdrewOn(int withdrawal) {
    return field(Layout.WITHDRAWAL, withdrawal, 2);
  }

  public int intents() {
    return count(Layout.INTENT);
  }

  public long intendedEnrollment(int intent) {
    return id(Layout.INTENT, intent, 0);
  }

  public int intentDeclaredOn(int intent) {
    return field(Layout.INTENT, intent, 2);
  }

  public Intent intent(int intent) {
    return INTENTS[field(Layout.INTENT, intent, 3) >> 2];
  }

  public boolean authorisedToWork(int intent) {
    return (field(Layout.INTENT, intent, 3) & 1) != 0;
  }

  /** Whether it corrects what had been declared. */
  public boolean isCorrection(int intent) {
    return (field(Layout.INTENT, intent, 3) & 2) != 0;
  }

  public int suspensions() {
    return count(Layout.SUSPENSION);
  }

  public long suspendedEnrollment(int suspension) {
    return id(Layout.SUSPENSION, suspension, 0);
  }

  public int suspendedOn(int suspension) {
    return field(Layout.SUSPENSION, suspension, 2);
  }

  /** 1 for a suspension, -1 for a resumption. */
  public int suspended(int suspension) {
    return field(Layout.SUSPENSION, suspension, 3);
  }

  /** Those only that take an enrollment out of cohorts. */
  public int exclusions() {
    return count(Layout.EXCLUSION);
  }

  public long excludedEnrollment(int exclusion) {
    return id(Layout.EXCLUSION, exclusion, 0);
  }

  public int excludedOn(int exclusion) {
    return field(Layout.EXCLUSION, exclusion, 2);
  }

  public int profiles() {
    return count(Layout.PROFILE);
  }

  public int profileDeclaredOn(int profile) {
    return field(Layout.PROFILE, profile, 0);
  }

  /**
   * A code of the attribute, {@link #UNKNOWN}, or {@link #ABSENT}, also where the learner has taken
   * back what was recorded so far.
   */
  public int attribute(int profile, Attribute attribute) {
    return isTakenBack(profile, attribute.bit())
        ? ABSENT
        : field(Layout.PROFILE, profile, 1 + attribute.number);
  }

  /** Whether a declaration speaks of a prior salary that the learner has not taken back. */
  public boolean saysPriorSalary(int profile) {
    return priorSalary(profile) != NOT_SAID && !isTakenBack(profile, Attribute.PRIOR_SALARY_BIT);
  }

  /** As yearly gross, not a number where it was withheld or is not known as such. */
  public double priorSalary(int profile) {
    return Double.longBitsToDouble(id(Layout.PROFILE, profile, 1 + Attribute.COUNT));
  }

  /** A withdrawal wipes what was recorded before it. */
  private boolean isTakenBack(int profile, int bit) {
    return count(Layout.PROFILE_WITHDRAWAL) != 0
        && Integer.compareUnsigned(
                takenBackAt[Integer.numberOfTrailingZeros(bit)], position(Layout.PROFILE, profile))
            > 0;
  }

  /** The last of many: each declaration would else look through all of them, again and again. */
  private void findLastWithdrawals() {
    Arrays.fill(takenBackAt, 0);
    for (int it = 0; it < count(Layout.PROFILE_WITHDRAWAL); it++) {
      int position = position(Layout.PROFILE_WITHDRAWAL, it);
      for (int bits = field(Layout.PROFILE_WITHDRAWAL, it, 0); bits != 0; bits &= bits - 1) {
        int bit = Integer.numberOfTrailingZeros(bits);
        if (Integer.compareUnsigned(position, takenBackAt[bit]) > 0) {
          takenBackAt[bit] = position;
        }
      }
    }
  }

  public int completions() {
    return count(Layout.COMPLETION);
  }

  public long completedEnrollment(int completion) {
    return id(Layout.COMPLETION, completion, 0);
  }

  public int completedOn(int completion) {
    return field(Layout.COMPLETION, completion, 2);
  }

  public int revocations() {
    return count(Layout.REVOCATION);
  }

  public long revokedEnrollment(int revocation) {
    return id(Layout.REVOCATION, revocation, 0);
  }

  public int revokedOn(int revocation) {
    return field(Layout.REVOCATION, revocation, 2);
  }

  public int employments() {
    return count(Layout.EMPLOYMENT);
  }

  public long employmentId(int employment) {
    return id(Layout.EMPLOYMENT, employment, 0);
  }

  public int employedFrom(int employment) {
    return field(Layout.EMPLOYMENT, employment, 2);
  }

  /** The enrollment that the employment is judged against. */
  public long judgedEnrollment(int employment) {
    return id(Layout.EMPLOYMENT, employment, 3);
  }

  /** Speaks of the enrollment that the employment is judged against, and of no other. */
  public InField inField(int employment) {
    return IN_FIELD[flags(employment) >> IN_FIELD_SHIFT & 3];
  }

  /** Of any kind, reported with the employment or whenever later. */
  public boolean hasEvidence(int employment) {
    boolean has = is(employment, EVIDENCED);
    for (int it = 0; !has && it < count(Layout.EVIDENCE); it++) {
      has = id(Layout.EVIDENCE, it, 0) == employmentId(employment);
    }
    return has;
  }

  /** Speaks of the enrollment that the employment is judged against, and of no other. */
  public boolean existedBeforeTraining(int employment) {
    return is(employment, EXISTED);
  }

  private int flags(int employment) {
    return field(Layout.EMPLOYMENT, employment, 5);
  }

  private boolean is(int employment, int flag) {
    return (flags(employment) & flag) != 0;
  }

  /** Speaks of the enrollment that the employment is judged against, and of no other. */
  public boolean hiredByProvider(int employment) {
    return is(employment, BY_PROVIDER);
  }

  /** The kind of contract. */
  public Contract contract(int employment) {
    return CONTRACTS[flags(employment) >> CONTRACT_SHIFT];
  }

  /** Known to be meant for 6 months or more. */
  public boolean isLasting(int employment) {
    return is(employment, LASTING);
  }

  /** Known to be of 30 hours a week or more. */
  public boolean isFullTime(int employment) {
    return is(employment, FULL_TIME);
  }

  /** Known to be in France. */
  public boolean isInFrance(int employment) {
    return is(employment, IN_FRANCE);
  }

  /** Whether it was said where it is. */
  public boolean isCountryKnown(int employment) {
    return is(employment, COUNTRY_KNOWN);
  }

  /** In the setting's currency; not a number where it is not known. */
  public double yearlyGross(int employment) {
    return Double.longBitsToDouble(id(Layout.EMPLOYMENT, employment, 6));
  }

  /** A code, or {@link #UNKNOWN}. */
  public int employer(int employment) {
    return field(Layout.EMPLOYMENT, employment, 8);
  }

  public int employmentEnds() {
    return count(Layout.EMPLOYMENT_END);
  }

  public long endedEmployment(int end) {
    return id(Layout.EMPLOYMENT_END, end, 0);
  }

  /** The last day of the employment. */
  public int employedTo(int end) {
    return field(Layout.EMPLOYMENT_END, end, 2);
  }

  public int studies() {
    return count(Layout.STUDY);
  }

  public long studyId(int study) {
    return id(Layout.STUDY, study, 0);
  }

  public int studiesFrom(int study) {
    return field(Layout.STUDY, study, 2);
  }

  public int studyEnds() {
    return count(Layout.STUDY_END);
  }

  public long endedStudy(int end) {
    return id(Layout.STUDY_END, end, 0);
  }

  /** The last day of the study. */
  public int studiesTo(int end) {
    return field(Layout.STUDY_END, end, 2);
  }

  public int surveys() {
    return count(Layout.SURVEY);
  }

  public int surveyedAsOf(int survey) {
    return field(Layout.SURVEY, survey, 0);
  }

  public Situation situation(int survey) {
    return SITUATIONS[field(Layout.SURVEY, survey, 1)];
  }
}
