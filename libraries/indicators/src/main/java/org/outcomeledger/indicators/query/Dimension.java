package org.outcomeledger.indicators.query;

import java.util.List;
import org.outcomeledger.indicators.IllegalQuestion;
import org.outcomeledger.indicators.IllegalQuestion.UnknownDimension;
import org.outcomeledger.indicators.cube.Attribute;
import org.outcomeledger.indicators.cube.Dictionary;
import org.outcomeledger.indicators.cube.LearnerFacts;
import org.outcomeledger.indicators.cube.Vocabulary;
import org.outcomeledger.indicators.indicator.LearnerRecord;

/**
 * What records can be grouped and chosen by. Each value is one int during a scan and a text
 * outside; {@code unknown} is a value of every dimension. Cohorts are of the indicator's reference
 * day, attributes as at the record's start.
 *
 * @param text as questions and answers spell it
 * @param values the known ones
 */
public record Dimension(String text, DimensionValues values) {
  static final String UNKNOWN = "unknown";

  private static final List<Dimension> ALL =
      List.of(
          new Dimension(
              "programme",
              new DimensionValues.Word(
                  Vocabulary.PROGRAMME, LearnerRecord::programme, Spelling.TEXT)),
          new Dimension(
              "platform",
              new DimensionValues.Word(
                  Vocabulary.PLATFORM, LearnerRecord::platform, Spelling.TEXT)),
          new Dimension("cohort-month", new DimensionValues.Cohort(12, "2025-03")),
          new Dimension("cohort-quarter", new DimensionValues.Cohort(4, "2025-Q1")),
          new Dimension("cohort-year", new DimensionValues.Cohort(1, "2025")),
          new Dimension("gender", DimensionValues.Word.declared(Attribute.GENDER, Spelling.GENDER)),
          new Dimension(
              "age-band", DimensionValues.Word.declared(Attribute.AGE_BAND, Spelling.AGE_BAND)),
          new Dimension("prior-education", new DimensionValues.Declared(Attribute.PRIOR_EDUCATION)),
          new Dimension("prior-situation", new DimensionValues.Declared(Attribute.PRIOR_SITUATION)),
          new Dimension("priority-area", new DimensionValues.Declared(Attribute.PRIORITY_AREA)),
          new Dimension("disability", new DimensionValues.Declared(Attribute.DISABILITY)),
          new Dimension("refugee", new DimensionValues.Declared(Attribute.REFUGEE)),
          new Dimension("region", DimensionValues.Word.declared(Attribute.REGION, Spelling.TEXT)),
          new Dimension(
              "country", DimensionValues.Word.declared(Attribute.COUNTRY, Spelling.COUNTRY)),
          new Dimension(
              "funding",
              new DimensionValues.Word(Vocabulary.FUNDING, LearnerRecord::funding, Spelling.NAME)),
          new Dimension(
              "delivery-mode",
              new DimensionValues.Word(
                  Vocabulary.DELIVERY_MODE, LearnerRecord::deliveryMode, Spelling.NAME)));

  public static List<String> names() {
    return ALL.stream().map(Dimension::text).toList();
  }

  /**
   * The dimension that is spelt so.
   *
   * @throws IllegalQuestion where there is none
   */
  public static Dimension of(String text) {
    return ALL.stream()
        .filter(it -> it.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new UnknownDimension(text, names()));
  }

  /** Whether a record that is in no cohort yet has no value, not even an unknown one. */
  public boolean isOfCohort() {
    return values instanceof DimensionValues.Cohort;
  }

  /** The code of a record's value. */
  int code(LearnerRecord record, int referenceDay) {
    return values.code(record, referenceDay);
  }

  /** As many values as there can be, about. */
  int most(Dictionary dictionary) {
    return values.most(dictionary);
  }

  /** A value as answers spell it. */
  String text(int code, Dictionary dictionary) {
    return code == LearnerFacts.UNKNOWN ? UNKNOWN : values.text(code, dictionary);
  }

  /**
   * The code of a value, one that no record has where it is not known.
   *
   * @throws IllegalQuestion where no value could ever be spelt so
   */
  int find(String wanted, Dictionary dictionary) {
    return wanted.equals(UNKNOWN) ? LearnerFacts.UNKNOWN : values.find(this, wanted, dictionary);
  }
}
