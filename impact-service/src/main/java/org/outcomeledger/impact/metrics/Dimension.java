package org.outcomeledger.impact.metrics;

import java.util.List;
import org.outcomeledger.indicators.cube.Attribute;
import org.outcomeledger.indicators.cube.LearnerFacts;
import org.outcomeledger.indicators.cube.Names;
import org.outcomeledger.indicators.indicator.LearnerRecord;

/**
 * What records can be grouped and chosen by. Each value is one int during a scan and a text
 * outside; {@code unknown} is a value of every dimension. Cohorts are of the indicator's reference
 * day, attributes as at the record's start.
 *
 * @param text as questions and answers spell it
 * @param values the known ones
 */
record Dimension(String text, Values values) {
  static final String UNKNOWN = "unknown";

  private static final List<Dimension> ALL =
      List.of(
          new Dimension("programme", new Values.Named(LearnerRecord::programme)),
          new Dimension("platform", new Values.Named(LearnerRecord::platform)),
          new Dimension("cohort-month", new Values.Cohort(12, "2025-03")),
          new Dimension("cohort-quarter", new Values.Cohort(4, "2025-Q1")),
          new Dimension("cohort-year", new Values.Cohort(1, "2025")),
          new Dimension("gender", new Values.Said(Attribute.GENDER)),
          new Dimension("age-band", new Values.Said(Attribute.AGE_BAND)),
          new Dimension("prior-education", new Values.Said(Attribute.PRIOR_EDUCATION)),
          new Dimension("prior-situation", new Values.Said(Attribute.PRIOR_SITUATION)),
          new Dimension("priority-area", new Values.Said(Attribute.PRIORITY_AREA)),
          new Dimension("disability", new Values.Said(Attribute.DISABILITY)),
          new Dimension("refugee", new Values.Said(Attribute.REFUGEE)),
          new Dimension("region", new Values.Said(Attribute.REGION)),
          new Dimension("country", new Values.Said(Attribute.COUNTRY)),
          new Dimension("funding", new Values.Named(LearnerRecord::funding)),
          new Dimension("delivery-mode", new Values.Named(LearnerRecord::deliveryMode)));

  static List<String> names() {
    return ALL.stream().map(Dimension::text).toList();
  }

  /**
   * The dimension that is spelt so.
   *
   * @throws Refused where there is none
   */
  static Dimension of(String text) {
    return ALL.stream()
        .filter(it -> it.text().equals(text))
        .findFirst()
        .orElseThrow(() -> Refused.unknownDimension(text));
  }

  /** Whether a record that is in no cohort yet has no value, not even an unknown one. */
  boolean isOfCohort() {
    return values instanceof Values.Cohort;
  }

  /** The code of a record's value. */
  int code(LearnerRecord record, int referenceDay) {
    return values.code(record, referenceDay);
  }

  /** A value as answers spell it. */
  String text(int code, Names names) {
    return code == LearnerFacts.UNKNOWN ? UNKNOWN : values.text(code, names);
  }

  /**
   * The code of a value, one that no record has where it is not known.
   *
   * @throws Refused where no value could ever be spelt so
   */
  int find(String wanted, Names names) {
    return wanted.equals(UNKNOWN) ? LearnerFacts.UNKNOWN : values.find(this, wanted, names);
  }
}
