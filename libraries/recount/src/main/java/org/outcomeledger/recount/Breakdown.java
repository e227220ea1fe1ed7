package org.outcomeledger.recount;

import static java.util.Locale.ROOT;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.event.ProfileAttribute;

/** A dimension: what records are grouped and chosen by. */
public enum Breakdown {
  PROGRAMME("programme"),
  PLATFORM("platform"),
  COHORT_MONTH("cohort-month"),
  COHORT_QUARTER("cohort-quarter"),
  COHORT_YEAR("cohort-year"),
  GENDER("gender"),
  AGE_BAND("age-band"),
  PRIOR_EDUCATION("prior-education"),
  PRIOR_SITUATION("prior-situation"),
  PRIORITY_AREA("priority-area"),
  DISABILITY("disability"),
  REFUGEE("refugee"),
  REGION("region"),
  COUNTRY("country"),
  FUNDING("funding"),
  DELIVERY_MODE("delivery-mode");

  /** The value of those of whom it is not known. */
  public static final String UNKNOWN = "unknown";

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM", ROOT);
  private static final DateTimeFormatter QUARTER = DateTimeFormatter.ofPattern("uuuu-'Q'Q", ROOT);
  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", ROOT);

  private final String text;

  Breakdown(String text) {
    this.text = text;
  }

  /** As questions and answers spell it. */
  public String text() {
    return text;
  }

  /** Whether there are dimensions that are spelt so. */
  public static boolean areKnown(List<String> texts) {
    return Arrays.stream(values()).map(Breakdown::text).toList().containsAll(texts);
  }

  /**
   * The dimension that is spelt so.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Breakdown of(String text) {
    return Arrays.stream(values())
        .filter(it -> it.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no dimension " + text));
  }

  /** Whether the day that puts a record into a cohort decides. */
  boolean isOfCohort() {
    return switch (this) {
      case COHORT_MONTH, COHORT_QUARTER, COHORT_YEAR -> true;
      case PROGRAMME,
          PLATFORM,
          GENDER,
          AGE_BAND,
          PRIOR_EDUCATION,
          PRIOR_SITUATION,
          PRIORITY_AREA,
          DISABILITY,
          REFUGEE,
          REGION,
          COUNTRY,
          FUNDING,
          DELIVERY_MODE ->
          false;
    };
  }

  /**
   * A record's value; empty for the cohort of one that is in none yet.
   *
   * @param reference the day that puts the record into a cohort
   */
  Optional<String> of(TrainingRecord record, Optional<LocalDate> reference) {
    return switch (this) {
      case PROGRAMME -> Optional.of(record.programme());
      case PLATFORM -> Optional.of(record.learner().platform());
      case COHORT_MONTH -> reference.map(MONTH::format);
      case COHORT_QUARTER -> reference.map(QUARTER::format);
      case COHORT_YEAR -> reference.map(YEAR::format);
      case GENDER -> known(record, ProfileAttribute.GENDER);
      case AGE_BAND -> known(record, ProfileAttribute.AGE_BAND);
      case PRIOR_EDUCATION -> known(record, ProfileAttribute.PRIOR_EDUCATION);
      case PRIOR_SITUATION -> known(record, ProfileAttribute.PRIOR_SITUATION);
      case PRIORITY_AREA -> known(record, ProfileAttribute.PRIORITY_AREA);
      case DISABILITY -> known(record, ProfileAttribute.DISABILITY);
      case REFUGEE -> known(record, ProfileAttribute.REFUGEE);
      case REGION -> known(record, ProfileAttribute.REGION);
      case COUNTRY -> known(record, ProfileAttribute.COUNTRY);
      case FUNDING -> known(record.earliest().enrolled().funding());
      case DELIVERY_MODE -> known(record.earliest().enrolled().deliveryMode());
    };
  }

  private static Optional<String> known(TrainingRecord record, ProfileAttribute attribute) {
    return known(record.profile().text(attribute));
  }

  private static Optional<String> known(Optional<String> value) {
    return Optional.of(value.orElse(UNKNOWN));
  }
}
