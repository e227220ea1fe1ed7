package org.outcomeledger.recount;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.outcomeledger.event.OutcomeSurveyed;
import org.outcomeledger.event.Situation;

/** "Situation on T, in this order: studying …; employed …; else the survey …; else unknown". */
record SituationOfRecord(TrainingRecord record, EmploymentsOfRecord employments) {
  private static final int DAYS_AROUND_SURVEY = 60;

  /** "the first of" */
  private static final List<Situation> ON_ONE_DAY =
      List.of(
          Situation.SEEKING,
          Situation.NOT_SEEKING,
          Situation.UNABLE,
          Situation.STUDYING,
          Situation.SELF_EMPLOYED,
          Situation.EMPLOYED);

  static SituationOfRecord of(TrainingRecord record) {
    return new SituationOfRecord(record, EmploymentsOfRecord.of(record));
  }

  Occupation on(LocalDate day) {
    if (record.unableFrom().filter(it -> !it.isAfter(day)).isPresent()) {
      return Occupation.UNABLE;
    }
    if (record.learner().studies().stream().anyMatch(it -> it.covers(day))) {
      return Occupation.STUDYING;
    }
    if (!employments.on(day).isEmpty()) {
      return Occupation.EMPLOYED;
    }
    return surveyedAround(day).map(SituationOfRecord::occupation).orElse(Occupation.UNKNOWN);
  }

  private static Occupation occupation(Situation surveyed) {
    return switch (surveyed) {
      case EMPLOYED, SELF_EMPLOYED -> Occupation.EMPLOYED;
      case STUDYING -> Occupation.STUDYING;
      case UNABLE -> Occupation.UNABLE;
      case SEEKING, NOT_SEEKING -> Occupation.NEITHER;
      case UNREACHABLE -> Occupation.UNKNOWN;
    };
  }

  /** Employed by what a survey says, without an employment that says how. */
  boolean isOnlySurveyedEmployed(LocalDate day) {
    return on(day) == Occupation.EMPLOYED && employments.on(day).isEmpty();
  }

  /**
   * "the survey by asOf date nearest to T, up to 60 days either side, unreachable passed over
   * (ties: the later, then the first of …)"
   */
  Optional<Situation> surveyedAround(LocalDate day) {
    return surveys()
        .filter(it -> distance(it, day) <= DAYS_AROUND_SURVEY)
        .min(
            Comparator.<OutcomeSurveyed>comparingLong(it -> distance(it, day))
                .thenComparing(OutcomeSurveyed::asOf, Comparator.reverseOrder())
                .thenComparingInt(it -> ON_ONE_DAY.indexOf(it.situation())))
        .map(OutcomeSurveyed::situation);
  }

  private static long distance(OutcomeSurveyed survey, LocalDate day) {
    return Math.abs(ChronoUnit.DAYS.between(day, survey.asOf()));
  }

  /** "Surveys speak of the learner, whatever enrollment they name." */
  private Stream<OutcomeSurveyed> surveys() {
    return record
        .learner()
        .all(OutcomeSurveyed.class)
        .filter(it -> it.situation() != Situation.UNREACHABLE);
  }

  /**
   * "the last known day: the latest survey (not unreachable) or day covered by employment or study,
   * by asOf"
   */
  Optional<LocalDate> lastKnownDay() {
    Stream<DateRange> ranges =
        Stream.concat(
            employments.all().stream().map(JudgedEmployment::days),
            record.learner().studies().stream());
    return Stream.concat(
            surveys().map(OutcomeSurveyed::asOf),
            ranges.flatMap(it -> it.lastDayBy(record.asOf()).stream()))
        .max(Comparator.naturalOrder());
  }
}
