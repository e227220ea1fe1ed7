package org.outcomeledger.recount;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.outcomeledger.event.InField;
import org.outcomeledger.event.Situation;

/** EMP3 to EMP7: what the completed do so many months later, on the day. */
final class SituationIndicators {
  private SituationIndicators() {}

  /** "Months are calendar months added to the reference date and clamped". */
  private static CountedAs monthsAfter(
      TrainingRecord record,
      int months,
      BiFunction<SituationOfRecord, LocalDate, CountedAs> judgement) {
    LocalDate done = record.completion().orElse(record.start());
    return Population.ofG(
        record, done.plusMonths(months), day -> judgement.apply(SituationOfRecord.of(record), day));
  }

  /** EMP3: "employed that day", of "G, mature, known, less studying and unable". */
  static CountedAs employed(TrainingRecord record, int months) {
    return monthsAfter(record, months, SituationIndicators::employed);
  }

  private static CountedAs employed(SituationOfRecord situation, LocalDate day) {
    return switch (situation.on(day)) {
      case STUDYING, UNABLE -> CountedAs.EXCLUDED;
      case UNKNOWN -> CountedAs.UNKNOWN_LEFT_OUT;
      case EMPLOYED -> CountedAs.NUMERATOR;
      case NEITHER -> CountedAs.REST;
    };
  }

  /**
   * EMP4: "an employment in field covers that day", of those of EMP3; "employed with inField
   * unknown or only surveyed is unknown, in the denominator".
   */
  static CountedAs inTargetJob(TrainingRecord record, int months) {
    return monthsAfter(
        record,
        months,
        (situation, day) -> {
          CountedAs employed = employed(situation, day);
          return employed == CountedAs.NUMERATOR
              ? inField(situation.employments().on(day))
              : employed;
        });
  }

  private static CountedAs inField(List<JudgedEmployment> employments) {
    if (employments.stream().anyMatch(JudgedEmployment::isInField)) {
      return CountedAs.NUMERATOR;
    }
    boolean onlySurveyed = employments.isEmpty();
    boolean allOutOfField = employments.stream().allMatch(it -> it.field() == InField.NO);
    return allOutOfField && !onlySurveyed ? CountedAs.REST : CountedAs.UNKNOWN;
  }

  /**
   * EMP5: "a durable employment covers that day", of "G, mature, unknown included". Who is only
   * surveyed as employed is unknown.
   */
  static CountedAs durablyEmployed(TrainingRecord record, int months) {
    return monthsAfter(
        record,
        months,
        (situation, day) -> {
          if (situation.employments().on(day).stream().anyMatch(JudgedEmployment::isDurable)) {
            return CountedAs.NUMERATOR;
          }
          boolean unknown =
              situation.on(day) == Occupation.UNKNOWN || situation.isOnlySurveyedEmployed(day);
          return unknown ? CountedAs.UNKNOWN : CountedAs.REST;
        });
  }

  /** EMP6: salaried "with country FR", of "G, mature, less studying, unknown included". */
  static CountedAs salariedInFrance(TrainingRecord record, int months) {
    return monthsAfter(
        record,
        months,
        (situation, day) -> {
          if (situation.on(day) == Occupation.STUDYING) {
            return CountedAs.EXCLUDED;
          }
          List<Optional<String>> countries =
              situation.employments().on(day).stream()
                  .filter(JudgedEmployment::isSalaried)
                  .map(it -> it.said().country())
                  .toList();
          if (countries.contains(Optional.of("FR"))) {
            return CountedAs.NUMERATOR;
          }
          boolean unknown =
              countries.contains(Optional.<String>empty())
                  || situation.on(day) == Occupation.UNKNOWN
                  || isPerhapsSalaried(situation, day);
          return unknown ? CountedAs.UNKNOWN : CountedAs.REST;
        });
  }

  /** Surveyed as self-employed is a known no. */
  private static boolean isPerhapsSalaried(SituationOfRecord situation, LocalDate day) {
    return situation.isOnlySurveyedEmployed(day)
        && !situation.surveyedAround(day).equals(Optional.of(Situation.SELF_EMPLOYED));
  }

  /** EMP7: "employed or studying, surveyed or recorded", of "G, mature, unknown included". */
  static CountedAs favourable(TrainingRecord record, int months) {
    return monthsAfter(
        record,
        months,
        (situation, day) ->
            switch (situation.on(day)) {
              case EMPLOYED, STUDYING -> CountedAs.NUMERATOR;
              case UNABLE, NEITHER -> CountedAs.REST;
              case UNKNOWN -> CountedAs.UNKNOWN;
            });
  }
}
