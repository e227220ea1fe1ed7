package org.outcomeledger.indicators.cube;

import static org.outcomeledger.indicators.cube.LearnerFacts.NONE;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.event.Salary;
import org.outcomeledger.event.Situation;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

/**
 * A learner's blob while it is being written, as {@link Layout} says; one buffer for all. A fact
 * that is there already is not added, and one that was taken back goes, whichever comes first.
 * Longer than usual because it is the one place that says what of each event is kept.
 */
final class Blob {
  private static final List<Intent> INTENTS = List.of(Intent.values());
  private static final List<InField> IN_FIELD = List.of(InField.values());
  private static final List<Situation> SITUATIONS = List.of(Situation.values());
  private static final List<Contract> CONTRACTS = List.of(Contract.values());
  private static final int FULL_TIME_HOURS = 30;
  private static final int LASTING_MONTHS = 6;
  private static final int NOWHERE = -1;

  private final Dictionary dictionary;
  private final YearlyGross yearlyGross;
  private int[] ints = new int[256];
  private int size;
  private int position;

  Blob(Dictionary dictionary, YearlyGross yearlyGross) {
    this.dictionary = dictionary;
    this.yearlyGross = yearlyGross;
  }

  /** Begins with nothing but who it is. */
  void begin(Fact first) {
    UUID learner = first.learner().value();
    size = 0;
    put(learner.getMostSignificantBits());
    put(learner.getLeastSignificantBits());
    put(dictionary.code(Vocabulary.PLATFORM, first.platform()));
    put(Layout.HEADER);
    put(first.shard());
  }

  /** Begins with what is known of the learner already. */
  void begin(int[] page, int place) {
    size = page[place + Layout.LENGTH];
    ints = size > ints.length ? new int[size * 2] : ints;
    System.arraycopy(page, place, ints, 0, size);
  }

  void add(Fact fact) {
    long key = key(fact.ledger(), fact.eventId().value());
    if (find(key) == NOWHERE && !isTakenBack(key)) {
      position = position(fact.position());
      add(fact, key);
      ints[Layout.LENGTH] = size;
    }
  }

  private void add(Fact fact, long key) {
    switch (fact.event()) {
      case LearnerEnrolled it -> add(key, it);
      case LearnerWithdrew it -> put(Layout.WITHDRAWAL, key, it.enrollmentId().value(), it.on());
      case IntentDeclared it ->
          add(key, it.enrollmentId(), it.declaredOn(), it.intent(), it.authorisedToWork(), false);
      case IntentCorrected it ->
          add(key, it.enrollmentId(), it.declaredOn(), it.intent(), it.authorisedToWork(), true);
      case ProfileDeclared it -> add(key, it);
      case ProfileWithdrawn it -> add(key, it);
      case EnrollmentSuspended it -> add(key, it.enrollmentId(), it.on(), 1);
      case EnrollmentResumed it -> add(key, it.enrollmentId(), it.on(), -1);
      case LearnerTransferred changesNothing -> {}
      case EnrollmentExcluded it -> add(key, it);
      case ProgrammeCompleted it ->
          put(Layout.COMPLETION, key, it.enrollmentId().value(), it.completedOn());
      case CompletionRevoked it -> put(Layout.REVOCATION, key, it.enrollmentId().value(), it.on());
      case EmploymentStarted it -> add(key, it);
      case EmploymentEnded it ->
          put(Layout.EMPLOYMENT_END, key, it.employmentId().value(), it.endedOn());
      case EvidenceAttached it -> add(key, it);
      case FurtherStudyStarted it -> put(Layout.STUDY, key, it.studyId().value(), it.startedOn());
      case FurtherStudyEnded it -> put(Layout.STUDY_END, key, it.studyId().value(), it.endedOn());
      case OutcomeSurveyed it -> add(key, it);
      case EventRetracted it -> retract(fact.ledger(), key, it);
    }
  }

  private void add(long key, LearnerEnrolled enrolled) {
    begin(Layout.ENROLLMENT, key);
    putId(enrolled.enrollmentId().value());
    put(dictionary.code(Vocabulary.PROGRAMME, enrolled.programme().id()));
    put(enrolled.startedOn());
    put(enrolled.programme().publishedLengthDays());
    put(enrolled.refundDeadline().map(Blob::day).orElse(NONE));
    put(word(Vocabulary.DELIVERY_MODE, enrolled.deliveryMode()));
    put(word(Vocabulary.FUNDING, enrolled.funding()));
  }

  private void add(
      long key, EnrollmentId id, LocalDate on, Intent intent, boolean mayWork, boolean corrected) {
    put(Layout.INTENT, key, id.value(), on);
    put(INTENTS.indexOf(intent) << 2 | (corrected ? 2 : 0) | (mayWork ? 1 : 0));
  }

  private void add(long key, ProfileDeclared profile) {
    begin(Layout.PROFILE, key);
    put(profile.declaredOn());
    for (Attribute attribute : Attribute.ALL) {
      put(attribute.code(profile.attributes(), dictionary));
    }
    put(
        profile
            .attributes()
            .priorSalary()
            .map(this::priorYearlyGross)
            .orElse(LearnerFacts.NOT_SAID));
  }

  private void add(long key, ProfileWithdrawn withdrawn) {
    begin(Layout.PROFILE_WITHDRAWAL, key);
    put(Attribute.bits(withdrawn.attributes()));
  }

  private void add(long key, EnrollmentId id, LocalDate on, int suspended) {
    put(Layout.SUSPENSION, key, id.value(), on);
    put(suspended);
  }

  /** An exclusion that removes nobody says nothing here. */
  private void add(long key, EnrollmentExcluded excluded) {
    if (excluded.reason().removes()) {
      put(Layout.EXCLUSION, key, excluded.enrollmentId().value(), excluded.on());
    }
  }

  private void add(long key, EmploymentStarted employment) {
    put(Layout.EMPLOYMENT, key, employment.employmentId().value(), employment.startedOn());
    putId(employment.enrollmentId().value());
    put(flags(employment));
    put(
        employment
            .salary()
            .map(it -> yearlyGross.of(it, employment.weeklyHours()))
            .orElse(Double.NaN));
    put(
        employment
            .employerRef()
            .map(it -> dictionary.code(Vocabulary.EMPLOYER, it))
            .orElse(LearnerFacts.UNKNOWN));
  }

  private static int flags(EmploymentStarted it) {
    return (it.existedBeforeTraining() ? LearnerFacts.EXISTED : 0)
        | (it.evidence().isPresent() ? LearnerFacts.EVIDENCED : 0)
        | (it.hiredByProvider() ? LearnerFacts.BY_PROVIDER : 0)
        | (it.weeklyHours().filter(hours -> hours >= FULL_TIME_HOURS).isPresent()
            ? LearnerFacts.FULL_TIME
            : 0)
        | (it.expectedMonths().filter(months -> months >= LASTING_MONTHS).isPresent()
            ? LearnerFacts.LASTING
            : 0)
        | (it.country().filter("FR"::equals).isPresent() ? LearnerFacts.IN_FRANCE : 0)
        | (it.country().isPresent() ? LearnerFacts.COUNTRY_KNOWN : 0)
        | IN_FIELD.indexOf(it.inField()) << LearnerFacts.IN_FIELD_SHIFT
        | CONTRACTS.indexOf(it.contract()) << LearnerFacts.CONTRACT_SHIFT;
  }

  private double priorYearlyGross(Answer<Salary> said) {
    return said.given().map(it -> yearlyGross.of(it, Optional.empty())).orElse(Double.NaN);
  }

  private void add(long key, EvidenceAttached evidence) {
    begin(Layout.EVIDENCE, key);
    putId(evidence.employmentId().value());
  }

  private void add(long key, OutcomeSurveyed survey) {
    begin(Layout.SURVEY, key);
    put(survey.asOf());
    put(SITUATIONS.indexOf(survey.situation()));
  }

  /** What is taken back goes at once; the retraction stays, should it ever come again. */
  private void retract(LedgerName ledger, long key, EventRetracted it) {
    long target = key(ledger, it.retracts().id().value());
    int at = find(target);
    if (at != NOWHERE) {
      cut(at);
    }
    begin(Layout.retraction(ledger), key);
    put(target);
  }

  /** Takes out what was erased, retractions among it, without a trace. */
  void erase(ErasedFacts erased) {
    int at = Layout.HEADER;
    while (at < size) {
      if (erased.contains(ints[Layout.SHARD], ints[at], ints[at + Layout.POSITION])) {
        cut(at);
      } else {
        at += Layout.size(ints[at]);
      }
    }
    ints[Layout.LENGTH] = size;
  }

  private void cut(int at) {
    int behind = at + Layout.size(ints[at]);
    System.arraycopy(ints, behind, ints, at, size - behind);
    size -= behind - at;
  }

  /** Whether there is no fact. */
  boolean isEmpty() {
    return size == Layout.HEADER;
  }

  private boolean isTakenBack(long key) {
    for (int at = Layout.HEADER; at < size; at += Layout.size(ints[at])) {
      if (Layout.isRetraction(ints[at]) && bits(at + Layout.FIELDS) == key) {
        return true;
      }
    }
    return false;
  }

  /** Where the fact with this key begins. */
  private int find(long key) {
    for (int at = Layout.HEADER; at < size; at += Layout.size(ints[at])) {
      if (bits(at + Layout.KEY) == key) {
        return at;
      }
    }
    return NOWHERE;
  }

  private long bits(int at) {
    return LearnerFacts.bits(ints, at);
  }

  /**
   * What tells a learner's facts apart: half of the event's pseudonym. Both ledgers may have an
   * event of one pseudonym, so the ledger stands where the UUID has its version.
   */
  private static long key(LedgerName ledger, UUID event) {
    long version =
        switch (ledger) {
          case ENROLLMENT -> 0xE000;
          case OUTCOME -> 0xF000;
        };
    return (event.getMostSignificantBits() & ~0xF000L) | version;
  }

  private int word(Vocabulary vocabulary, Optional<String> said) {
    return said.filter(name -> !name.equals("unknown"))
        .map(name -> dictionary.code(vocabulary, name))
        .orElse(LearnerFacts.UNKNOWN);
  }

  private void begin(Layout kind, long key) {
    put(kind.head);
    put(key);
    put(position);
  }

  /** Without a sign: a cube is full long before a shard is that long. */
  static int position(long position) {
    if (position >>> Integer.SIZE != 0) {
      throw new IllegalStateException(
          "Position %d is beyond what a cube can keep: spread the learners over more shards."
              .formatted(position));
    }
    return (int) position;
  }

  private void put(Layout kind, long key, UUID id, LocalDate date) {
    begin(kind, key);
    putId(id);
    put(date);
  }

  /** Equality and order within one learner: half of a pseudonym is plenty. */
  private void putId(UUID id) {
    put(id.getMostSignificantBits());
  }

  private void put(LocalDate date) {
    put(day(date));
  }

  private void put(long bits) {
    put((int) (bits >>> 32));
    put((int) bits);
  }

  private void put(double value) {
    put(Double.doubleToLongBits(value));
  }

  private void put(int value) {
    if (size == ints.length) {
      ints = Arrays.copyOf(ints, size * 2);
    }
    ints[size++] = value;
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  int[] ints() {
    return ints;
  }

  int size() {
    return size;
  }
}
