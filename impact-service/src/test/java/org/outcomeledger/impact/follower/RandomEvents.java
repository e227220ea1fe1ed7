package org.outcomeledger.impact.follower;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.EventReference;
import org.outcomeledger.event.EventRetracted;
import org.outcomeledger.event.Evidence;
import org.outcomeledger.event.EvidenceAttached;
import org.outcomeledger.event.FurtherStudyEnded;
import org.outcomeledger.event.FurtherStudyStarted;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.LearnerTransferred;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.ProfileWithdrawn;
import org.outcomeledger.event.Programme;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.event.Salary;
import org.outcomeledger.event.Situation;
import org.outcomeledger.event.StudyId;

/** Events of every type, with every optional field there or not, from a seed. */
public final class RandomEvents {

  private static final int LEARNERS = 40;

  private final Random random;

  public RandomEvents(long seed) {
    this.random = new Random(seed);
  }

  public LearnerEvent next() {
    return random.nextBoolean() ? ofEnrollment() : ofOutcome();
  }

  public EnrollmentEvent ofEnrollment() {
    LearnerId learner = learner();
    return switch (random.nextInt(11)) {
      case 0 ->
          new LearnerEnrolled(
              enrollment(),
              learner,
              new Programme(text(), maybe(this::text), maybe(this::text), random.nextInt(1, 900)),
              date(),
              maybe(this::date),
              maybe(this::text),
              maybe(this::text));
      case 1 -> new LearnerWithdrew(enrollment(), learner, date(), maybe(this::text));
      case 2 ->
          new IntentDeclared(
              enrollment(), learner, one(Intent.values()), random.nextBoolean(), date());
      case 3 ->
          new IntentCorrected(
              enrollment(), learner, one(Intent.values()), random.nextBoolean(), date(), text());
      case 4 -> new ProfileWithdrawn(learner, attributes());
      case 5 -> new EnrollmentSuspended(enrollment(), learner, date());
      case 6 -> new EnrollmentResumed(enrollment(), learner, date());
      case 7 -> new LearnerTransferred(enrollment(), learner, date(), text());
      case 8 ->
          new EnrollmentExcluded(
              enrollment(), learner, date(), one(EnrollmentExcluded.Reason.values()), text());
      case 9 ->
          new EventRetracted(learner, new EventReference(text(), new EventId(uuid())), text());
      default -> new ProfileDeclared(learner, date(), profile());
    };
  }

  private Profile profile() {
    return new Profile(
        answer(this::text),
        answer(this::text),
        answer(() -> random.nextInt(9)),
        answer(() -> one(PriorSituation.values())),
        answer(random::nextBoolean),
        answer(random::nextBoolean),
        answer(random::nextBoolean),
        answer(this::text),
        answer(() -> "FR"),
        answer(this::salary));
  }

  public OutcomeEvent ofOutcome() {
    LearnerId learner = learner();
    return switch (random.nextInt(8)) {
      case 0 -> new ProgrammeCompleted(enrollment(), learner, date(), maybe(this::text));
      case 1 -> job(learner);
      case 2 -> new EmploymentEnded(new EmploymentId(uuid()), learner, date());
      case 3 -> new CompletionRevoked(enrollment(), learner, date(), text());
      case 4 ->
          new EvidenceAttached(
              new EmploymentId(uuid()),
              learner,
              one(Evidence.Kind.values()),
              maybe(this::text),
              maybe(this::text));
      case 5 -> new FurtherStudyStarted(new StudyId(uuid()), learner, date());
      case 6 -> new FurtherStudyEnded(new StudyId(uuid()), learner, date());
      default ->
          new OutcomeSurveyed(
              learner, maybe(this::enrollment), date(), one(Situation.values()), text());
    };
  }

  private EmploymentStarted job(LearnerId learner) {
    return new EmploymentStarted(
        new EmploymentId(uuid()),
        learner,
        enrollment(),
        date(),
        maybe(this::date),
        one(Contract.values()),
        maybe(() -> random.nextInt(60)),
        maybe(() -> random.nextInt(160) / 4.0),
        one(InField.values()),
        random.nextBoolean(),
        random.nextBoolean(),
        maybe(this::text),
        maybe(() -> "DE"),
        maybe(this::salary),
        maybe(
            () -> new Evidence(one(Evidence.Kind.values()), maybe(this::text), maybe(this::text))));
  }

  private Set<ProfileAttribute> attributes() {
    return Stream.generate(() -> one(ProfileAttribute.values()))
        .limit(1 + random.nextInt(3))
        .collect(Collectors.toSet());
  }

  private Salary salary() {
    return new Salary(
        BigDecimal.valueOf(random.nextLong(10_000_000), 2),
        "EUR",
        one(Salary.Per.values()),
        one(Salary.Basis.values()));
  }

  private LearnerId learner() {
    int number = random.nextInt(LEARNERS);
    return new LearnerId(new UUID(number * 0x9E3779B97F4A7C15L, number));
  }

  private EnrollmentId enrollment() {
    return new EnrollmentId(uuid());
  }

  /** A number from 0 on that is less than {@code bound}. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  public UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private String text() {
    return "t'\"\\,{é}" + random.nextInt(1000);
  }

  private LocalDate date() {
    return LocalDate.ofEpochDay(random.nextInt(-1000, 40_000));
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> Optional<Answer<T>> answer(Supplier<T> value) {
    return maybe(() -> random.nextInt(3) == 0 ? Answer.withheld() : Answer.of(value.get()));
  }
}
