package org.outcomeledger.impact.metrics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.event.Answer;
import org.outcomeledger.event.CompletionRevoked;
import org.outcomeledger.event.EmploymentStarted;
import org.outcomeledger.event.EnrollmentExcluded;
import org.outcomeledger.event.EnrollmentId;
import org.outcomeledger.event.EnrollmentResumed;
import org.outcomeledger.event.EnrollmentSuspended;
import org.outcomeledger.event.Intent;
import org.outcomeledger.event.IntentCorrected;
import org.outcomeledger.event.IntentDeclared;
import org.outcomeledger.event.LearnerEnrolled;
import org.outcomeledger.event.LearnerWithdrew;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.PriorSituation;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.event.ProgrammeCompleted;
import org.outcomeledger.event.Salary;
import org.outcomeledger.event.Situation;

/**
 * One learner in one programme: enrollments that were merged, earliest first. Longer than usual
 * because it is all that can be asked of a record.
 */
final class FoldedRecord {
  /** What a learner is doing on a day. */
  enum Doing {
    STUDYING,
    EMPLOYED,
    UNABLE,
    NEITHER,
    UNKNOWN
  }

  private final FoldedLearner learner;
  private final List<LearnerEnrolled> enrollments;
  private final Optional<LocalDate> completion;
  private final List<FoldedJob> jobs;
  private final Optional<Boolean> ofTargetGroup;

  FoldedRecord(FoldedLearner learner, List<LearnerEnrolled> enrollments) {
    this.learner = learner;
    this.enrollments = enrollments;
    this.completion =
        enrollments.stream().flatMap(this::completions).min(Comparator.naturalOrder());
    this.jobs = countedJobs();
    this.ofTargetGroup = anyOfFive();
  }

  FoldedLearner learner() {
    return learner;
  }

  LocalDate asOf() {
    return learner.asOf();
  }

  LearnerEnrolled earliest() {
    return enrollments.getFirst();
  }

  LocalDate start() {
    return earliest().startedOn();
  }

  /** The last day on which a share of the published length is not over. */
  LocalDate afterPercent(int percent) {
    return start().plusDays(percent * earliest().programme().publishedLengthDays() / 100);
  }

  Optional<LocalDate> completion() {
    return completion;
  }

  private Stream<LocalDate> completions(LearnerEnrolled enrollment) {
    EnrollmentId id = enrollment.enrollmentId();
    return learner
        .all(ProgrammeCompleted.class)
        .filter(it -> it.enrollmentId().equals(id))
        .map(ProgrammeCompleted::completedOn)
        .filter(it -> !it.isBefore(enrollment.startedOn()))
        .filter(
            it ->
                learner
                    .all(CompletionRevoked.class)
                    .filter(revocation -> revocation.enrollmentId().equals(id))
                    .noneMatch(revocation -> !revocation.on().isBefore(it)));
  }

  boolean completedBy(LocalDate day) {
    return completion().filter(it -> !it.isAfter(day)).isPresent();
  }

  /** The last withdrawal, if all enrollments were withdrawn and none completed. */
  Optional<LocalDate> withdrawal() {
    List<Optional<LocalDate>> each =
        enrollments.stream()
            .map(
                e ->
                    learner
                        .all(LearnerWithdrew.class)
                        .filter(it -> it.enrollmentId().equals(e.enrollmentId()))
                        .map(LearnerWithdrew::on)
                        .max(Comparator.naturalOrder()))
            .toList();
    return completion().isPresent() || !each.stream().allMatch(Optional::isPresent)
        ? Optional.empty()
        : each.stream().map(Optional::get).max(Comparator.naturalOrder());
  }

  private Stream<LocalDate> exclusions(LearnerEnrolled enrollment) {
    return learner
        .all(EnrollmentExcluded.class)
        .filter(it -> it.enrollmentId().equals(enrollment.enrollmentId()))
        .filter(it -> it.reason() != EnrollmentExcluded.Reason.MEDICAL)
        .map(EnrollmentExcluded::on);
  }

  /** When the last of the enrollments was excluded, if all were, each before any completion. */
  Optional<LocalDate> exclusion() {
    List<Optional<LocalDate>> each =
        enrollments.stream().map(it -> exclusions(it).min(Comparator.naturalOrder())).toList();
    return each.stream()
            .allMatch(
                it ->
                    it.isPresent()
                        && !completion().filter(done -> !it.get().isBefore(done)).isPresent())
        ? each.stream().map(Optional::get).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  boolean excluded() {
    return exclusion().isPresent();
  }

  /** From when on a leaver is neither able to work nor to seek. */
  Optional<LocalDate> unableFrom() {
    return completion()
        .flatMap(
            done ->
                enrollments.stream()
                    .flatMap(this::exclusions)
                    .filter(it -> !it.isBefore(done))
                    .min(Comparator.naturalOrder()));
  }

  boolean running(LocalDate day) {
    return runningButForExclusion(day) && !exclusion().filter(it -> !it.isAfter(day)).isPresent();
  }

  boolean runningButForExclusion(LocalDate day) {
    return !start().isAfter(day)
        && !withdrawal().filter(it -> !it.isAfter(day)).isPresent()
        && !completedBy(day)
        && !day.isAfter(afterPercent(150));
  }

  /** Whether each enrollment is suspended of those that go on. */
  boolean suspended(LocalDate day) {
    List<LearnerEnrolled> going =
        enrollments.stream()
            .filter(it -> !it.startedOn().isAfter(day))
            .filter(it -> exclusions(it).noneMatch(on -> !on.isAfter(day)))
            .filter(
                it ->
                    learner
                        .all(LearnerWithdrew.class)
                        .filter(one -> one.enrollmentId().equals(it.enrollmentId()))
                        .noneMatch(one -> !one.on().isAfter(day)))
            .toList();
    return !going.isEmpty() && going.stream().allMatch(it -> suspended(it, day));
  }

  /** The last day decides on which not as much was resumed as was suspended. */
  private boolean suspended(LearnerEnrolled enrollment, LocalDate day) {
    TreeMap<LocalDate, Integer> balance = new TreeMap<>();
    learner
        .all(EnrollmentSuspended.class)
        .filter(it -> it.enrollmentId().equals(enrollment.enrollmentId()))
        .forEach(it -> balance.merge(it.on(), 1, Integer::sum));
    learner
        .all(EnrollmentResumed.class)
        .filter(it -> it.enrollmentId().equals(enrollment.enrollmentId()))
        .forEach(it -> balance.merge(it.on(), -1, Integer::sum));
    return balance.headMap(day, true).descendingMap().values().stream()
        .filter(it -> it != 0)
        .findFirst()
        .filter(it -> it > 0)
        .isPresent();
  }

  /**
   * Whether nothing that was declared in time tells another intent than a new job: the last counts,
   * of one day the correction, of contrary ones of one day and kind what leaves it in.
   */
  boolean available() {
    record Wish(LocalDate on, boolean correction, boolean newJob) {}

    EnrollmentId id = earliest().enrollmentId();
    return Stream.concat(
            learner
                .all(IntentDeclared.class)
                .filter(it -> it.enrollmentId().equals(id))
                .map(
                    it ->
                        new Wish(
                            it.declaredOn(), false, newJob(it.intent(), it.authorisedToWork()))),
            learner
                .all(IntentCorrected.class)
                .filter(it -> it.enrollmentId().equals(id))
                .map(
                    it ->
                        new Wish(
                            it.declaredOn(), true, newJob(it.intent(), it.authorisedToWork()))))
        .filter(it -> !it.on().isAfter(start().plusDays(3)))
        .max(
            Comparator.comparing(Wish::on)
                .thenComparing(Wish::correction)
                .thenComparing(Wish::newJob))
        .map(Wish::newJob)
        .orElse(true);
  }

  private static boolean newJob(Intent intent, boolean authorisedToWork) {
    return intent == Intent.NEW_JOB && authorisedToWork;
  }

  /** The attribute as at the start, if it is known. */
  Optional<Object> attribute(ProfileAttribute attribute) {
    List<FoldedLearner.Said> said = learner.said(attribute);
    Optional<LocalDate> day =
        said.stream()
            .map(FoldedLearner.Said::on)
            .filter(it -> !it.isAfter(start()))
            .max(Comparator.naturalOrder())
            .or(() -> said.stream().map(FoldedLearner.Said::on).min(Comparator.naturalOrder()));
    return day.flatMap(it -> onlyAnswer(said, it));
  }

  private static Optional<Object> onlyAnswer(List<FoldedLearner.Said> said, LocalDate day) {
    Set<Answer<?>> answers =
        said.stream()
            .filter(it -> it.on().equals(day))
            .map(FoldedLearner.Said::answer)
            .collect(Collectors.toSet());
    return answers.size() == 1
        ? answers.iterator().next().given().map(Object.class::cast)
        : Optional.empty();
  }

  /** Whether the learner is of a target group; empty where that is not known. */
  Optional<Boolean> ofTargetGroup() {
    return ofTargetGroup;
  }

  private Optional<Boolean> anyOfFive() {
    List<Optional<Boolean>> five =
        List.of(
            attribute(ProfileAttribute.PRIOR_SITUATION).map(PriorSituation.JOB_SEEKER::equals),
            attribute(ProfileAttribute.PRIOR_EDUCATION).map(it -> (Integer) it <= 2),
            attribute(ProfileAttribute.PRIORITY_AREA).map(Boolean.TRUE::equals),
            attribute(ProfileAttribute.REFUGEE).map(Boolean.TRUE::equals),
            attribute(ProfileAttribute.DISABILITY).map(Boolean.TRUE::equals));
    if (five.contains(Optional.of(true))) {
      return Optional.of(true);
    }
    return five.contains(Optional.empty()) ? Optional.empty() : Optional.of(false);
  }

  /** What the learner earned before, if it was declared by the start. */
  Optional<BigDecimal> priorSalary() {
    List<FoldedLearner.Said> said = learner.said(ProfileAttribute.PRIOR_SALARY);
    return said.stream()
        .map(FoldedLearner.Said::on)
        .filter(it -> !it.isAfter(start()))
        .max(Comparator.naturalOrder())
        .flatMap(it -> onlyAnswer(said, it))
        .flatMap(it -> FoldedJob.yearlyGross((Salary) it, Optional.empty()))
        .filter(it -> it.signum() > 0);
  }

  /** The employments that did not exist before training, of an enrollment that is known. */
  List<FoldedJob> jobs() {
    return jobs;
  }

  private List<FoldedJob> countedJobs() {
    Set<EnrollmentId> known =
        learner
            .all(LearnerEnrolled.class)
            .map(LearnerEnrolled::enrollmentId)
            .collect(Collectors.toSet());
    return learner
        .all(EmploymentStarted.class)
        .filter(it -> known.contains(it.enrollmentId()))
        .map(
            it ->
                new FoldedJob(
                    it,
                    new FoldedLearner.Days(it.startedOn(), learner.endOf(it)),
                    learner.evidenced(it),
                    enrollments.stream()
                        .anyMatch(own -> own.enrollmentId().equals(it.enrollmentId()))))
        .filter(it -> !(it.own() && it.said().existedBeforeTraining()))
        .filter(it -> !it.said().startedOn().isBefore(start()))
        .filter(it -> it.days().any())
        .toList();
  }

  List<FoldedJob> jobsOn(LocalDate day) {
    return jobs().stream().filter(it -> it.days().cover(day)).toList();
  }

  /** The employments that count for a placement by that day, whatever is known of them. */
  List<FoldedJob> jobsSinceStartBy(LocalDate day) {
    return jobs().stream()
        .filter(it -> !it.said().startedOn().isAfter(day))
        .filter(it -> it.notEndedBefore(completion().orElseThrow()))
        .toList();
  }

  Doing doing(LocalDate day) {
    if (unableFrom().filter(it -> !it.isAfter(day)).isPresent()) {
      return Doing.UNABLE;
    }
    if (learner.studies().stream().anyMatch(it -> it.cover(day))) {
      return Doing.STUDYING;
    }
    if (!jobsOn(day).isEmpty()) {
      return Doing.EMPLOYED;
    }
    return surveyedNear(day)
        .map(
            it ->
                switch (it) {
                  case EMPLOYED, SELF_EMPLOYED -> Doing.EMPLOYED;
                  case STUDYING -> Doing.STUDYING;
                  case UNABLE -> Doing.UNABLE;
                  case SEEKING, NOT_SEEKING -> Doing.NEITHER;
                  case UNREACHABLE -> Doing.UNKNOWN;
                })
        .orElse(Doing.UNKNOWN);
  }

  boolean onlySurveyedEmployed(LocalDate day) {
    return doing(day) == Doing.EMPLOYED && jobsOn(day).isEmpty();
  }

  Optional<Situation> surveyedNear(LocalDate day) {
    List<Situation> first =
        List.of(
            Situation.SEEKING,
            Situation.NOT_SEEKING,
            Situation.UNABLE,
            Situation.STUDYING,
            Situation.SELF_EMPLOYED,
            Situation.EMPLOYED);
    return learner
        .all(OutcomeSurveyed.class)
        .filter(it -> it.situation() != Situation.UNREACHABLE)
        .filter(it -> Math.abs(ChronoUnit.DAYS.between(day, it.asOf())) <= 60)
        .min(
            Comparator.<OutcomeSurveyed>comparingLong(
                    it -> Math.abs(ChronoUnit.DAYS.between(day, it.asOf())))
                .thenComparing(OutcomeSurveyed::asOf, Comparator.reverseOrder())
                .thenComparingInt(it -> first.indexOf(it.situation())))
        .map(OutcomeSurveyed::situation);
  }

  /** The last day of which something is known. */
  Optional<LocalDate> lastKnown() {
    return Stream.of(
            learner
                .all(OutcomeSurveyed.class)
                .filter(it -> it.situation() != Situation.UNREACHABLE)
                .map(OutcomeSurveyed::asOf),
            jobs().stream().flatMap(it -> it.days().lastBy(asOf()).stream()),
            learner.studies().stream().flatMap(it -> it.lastBy(asOf()).stream()))
        .flatMap(it -> it)
        .max(Comparator.naturalOrder());
  }
}
