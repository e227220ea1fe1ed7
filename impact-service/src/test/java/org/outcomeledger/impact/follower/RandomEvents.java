package org.outcomeledger.impact.follower;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.Contract;
import org.outcomeledger.event.EmploymentEnded;
import org.outcomeledger.event.EmploymentId;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentEvent;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.Evidence;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeEvent;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.Profile;
import org.outcomeledger.event.ProfileDeclared;
import org.outcomeledger.event.Programme;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.event.Salary;
import org.outcomeledger.event.Situation;

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
    return switch (random.nextInt(4)) {
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
    return switch (random.nextInt(4)) {
      case 0 -> new ProgrammeCompleted(enrollment(), learner, date(), maybe(this::text));
      case 1 -> job(learner);
      case 2 -> new EmploymentEnded(new EmploymentId(uuid()), learner, date());
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

  private UUID uuid() {
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
