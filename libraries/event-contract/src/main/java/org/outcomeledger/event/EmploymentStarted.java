package org.outcomeledger.event;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A learner began a job, which counts from its first day; an accepted offer is not a job.
 *
 * @param enrollmentId the training that the job is judged against: {@code inField}, {@code
 *     hiredByProvider} and {@code existedBeforeTraining} speak of it
 * @param expectedMonths how long a contract of limited duration is meant to last, in months
 */
@WireType("employment-started.v1")
public record EmploymentStarted(
    EmploymentId employmentId,
    LearnerId learner,
    EnrollmentId enrollmentId,
    LocalDate startedOn,
    Optional<LocalDate> offerAcceptedOn,
    Contract contract,
    Optional<Integer> expectedMonths,
    Optional<Double> weeklyHours,
    InField inField,
    boolean hiredByProvider,
    boolean existedBeforeTraining,
    @KeptAsPosted Optional<String> employerRef,
    Optional<String> country,
    Optional<Salary> salary,
    Optional<Evidence> evidence)
    implements OutcomeEvent {}
