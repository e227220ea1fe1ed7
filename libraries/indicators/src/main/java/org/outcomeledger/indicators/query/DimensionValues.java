package org.outcomeledger.indicators.query;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;
import org.outcomeledger.indicators.cube.Attribute;
import org.outcomeledger.indicators.cube.Dictionary;
import org.outcomeledger.indicators.cube.Vocabulary;
import org.outcomeledger.indicators.indicator.LearnerRecord;

/** The known values of a dimension: how a record's becomes an int, and an int a text. */
sealed interface DimensionValues {

  int code(LearnerRecord record, int referenceDay);

  String text(int code, Dictionary dictionary);

  int find(Dimension dimension, String text, Dictionary dictionary);

  /** As many as there can be, the unknown one among them; more than there are. */
  int most(Dictionary dictionary);

  /** Words that platforms choose, or learners. */
  record Word(Vocabulary vocabulary, ToIntFunction<LearnerRecord> field, Spelling spelling)
      implements DimensionValues {
    /** What learners say of themselves. */
    static Word declared(Attribute attribute, Spelling spelling) {
      return new Word(attribute.vocabulary(), record -> record.attribute(attribute), spelling);
    }

    @Override
    public int code(LearnerRecord record, int referenceDay) {
      return field.applyAsInt(record);
    }

    @Override
    public String text(int code, Dictionary dictionary) {
      return dictionary.name(code);
    }

    @Override
    public int find(Dimension dimension, String text, Dictionary dictionary) {
      return dictionary.find(spelling.require(dimension, text));
    }

    @Override
    public int most(Dictionary dictionary) {
      return dictionary.size(vocabulary) + 1;
    }
  }

  /** What learners say of themselves, one of a few values. */
  record Declared(Attribute attribute) implements DimensionValues {
    @Override
    public int code(LearnerRecord record, int referenceDay) {
      return record.attribute(attribute);
    }

    @Override
    public String text(int code, Dictionary dictionary) {
      return attribute.text(code, dictionary);
    }

    @Override
    public int find(Dimension dimension, String text, Dictionary dictionary) {
      List<String> all = attribute.values(dictionary);
      if (!all.contains(text)) {
        throw new InvalidParameter(
            "%s must be %s or unknown, not %s."
                .formatted(
                    dimension.text(), String.join(", ", all), text.isEmpty() ? "empty" : text));
      }
      return all.indexOf(text);
    }

    @Override
    public int most(Dictionary dictionary) {
      return attribute.values(dictionary).size() + 1;
    }
  }

  /** Months, quarters or years, numbered from the year 0 on. */
  record Cohort(int perYear, String example) implements DimensionValues {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-Q?(\\d{1,2}))?");

    /** Of those that are usual. */
    private static final int YEARS = 50;

    @Override
    public int code(LearnerRecord record, int referenceDay) {
      LocalDate date = LocalDate.ofEpochDay(referenceDay);
      return (date.getYear() * 12 + date.getMonthValue() - 1) / (12 / perYear);
    }

    @Override
    public String text(int code, Dictionary dictionary) {
      String form = perYear == 1 ? "%04d" : perYear == 4 ? "%04d-Q%d" : "%04d-%02d";
      return form.formatted(code / perYear, code % perYear + 1);
    }

    @Override
    public int find(Dimension dimension, String text, Dictionary dictionary) {
      Matcher parts = FORM.matcher(text);
      if (parts.matches()) {
        int part = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
        int code = Integer.parseInt(parts.group(1)) * perYear + part - 1;
        if (text(code, dictionary).equals(text)) {
          return code;
        }
      }
      throw new InvalidParameter(
          "%s must be written like %s, not %s."
              .formatted(dimension.text(), example, text.isEmpty() ? "empty" : text));
    }

    @Override
    public int most(Dictionary dictionary) {
      return YEARS * perYear;
    }
  }
}
