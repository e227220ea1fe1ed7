package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.outcomeledger.event.InField;
import org.outcomeledger.recount.FollowUp.Ended;

/**
 * EMP8: "cumulative incidence from completion; event: an EMP1-like employment of any date;
 * competing: further study, a durable job out of field, exclusion", of "J, immature too".
 */
final class TimeToJobIndicator {
  /** "Same day: in-field job, then competing, then censoring." */
  private static final Comparator<Ended> FIRST =
      Comparator.comparingLong(Ended::day).thenComparing(Ended::end);

  private TimeToJobIndicator() {}

  /**
   * "strict curve: followed until asOf, the unknown counted as not placed"; "observed: censored on
   * the last known day …; none: day 0".
   */
  static FollowUp timeToJob(TrainingRecord record) {
    if (record.completion().isEmpty()) {
      return FollowUp.not(CountedAs.OUTSIDE);
    }
    if (!Population.isOfJ(record)) {
      return FollowUp.not(CountedAs.EXCLUDED);
    }
    SituationOfRecord situation = SituationOfRecord.of(record);
    LocalDate lastKnown = situation.lastKnownDay().orElse(record.completed());
    return FollowUp.of(followed(situation, record.asOf()), followed(situation, lastKnown));
  }

  /** To the first event of either kind, else to the last day. */
  private static Ended followed(SituationOfRecord situation, LocalDate last) {
    LocalDate done = situation.record().completed();
    return Stream.concat(
            jobsInField(situation).map(day -> FollowUp.event(done, day)),
            competing(situation).map(day -> FollowUp.competing(done, day)))
        .min(FIRST)
        .orElse(FollowUp.censored(done, last));
  }

  private static Stream<LocalDate> jobsInField(SituationOfRecord situation) {
    return situation.employments().placements(situation.record().asOf()).stream()
        .map(JudgedEmployment::start);
  }

  /** "a study or durable out-of-field job that still runs then competes on day 0" */
  private static Stream<LocalDate> competing(SituationOfRecord situation) {
    TrainingRecord record = situation.record();
    LocalDate done = record.completed();
    Stream<LocalDate> studies =
        record.learner().studies().stream()
            .filter(it -> it.overlaps(done, record.asOf()))
            .map(DateRange::from);
    Stream<LocalDate> jobs =
        situation.employments().between(done, record.asOf()).stream()
            .filter(it -> it.field() == InField.NO && it.isDurable())
            .map(JudgedEmployment::start);
    return Stream.of(studies, jobs, record.unableFrom().stream()).flatMap(it -> it);
  }
}
