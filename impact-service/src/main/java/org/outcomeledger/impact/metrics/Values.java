package org.outcomeledger.impact.metrics;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outcomeledger.indicators.cube.Attribute;
import org.outcomeledger.indicators.cube.Names;
import org.outcomeledger.indicators.indicator.LearnerRecord;

/** The known values of a dimension: how a record's becomes an int, and an int a text. */
sealed interface Values {

  int code(LearnerRecord record, int referenceDay);

  String text(int code, Names names);

  int find(Dimension dimension, String text, Names names);

  /** Words that platforms choose. */
  record Named(ToIntFunction<LearnerRecord> field) implements Values {
    @Override
    public int code(LearnerRecord record, int referenceDay) {
      return field.applyAsInt(record);
    }

    @Override
    public String text(int code, Names names) {
      return names.name(code);
    }

    @Override
    public int find(Dimension dimension, String text, Names names) {
      return names.find(text);
    }
  }

  /** What learners say of themselves. */
  record Said(Attribute attribute) implements Values {
    @Override
    public int code(LearnerRecord record, int referenceDay) {
      return record.attribute(attribute);
    }

    @Override
    public String text(int code, Names names) {
      return attribute.text(code, names);
    }

    @Override
    public int find(Dimension dimension, String text, Names names) {
      List<String> all = attribute.values(names);
      if (all.isEmpty()) {
        return names.find(text);
      }
      if (!all.contains(text)) {
        throw Refused.parameter(
            "%s is %s or unknown, not %s."
                .formatted(dimension.text(), String.join(", ", all), text));
      }
      return all.indexOf(text);
    }
  }

  /** Months, quarters or years, numbered from the year 0 on. */
  record Cohort(int perYear, String example) implements Values {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-Q?(\\d{1,2}))?");

    @Override
    public int code(LearnerRecord record, int referenceDay) {
      LocalDate date = LocalDate.ofEpochDay(referenceDay);
      return (date.getYear() * 12 + date.getMonthValue() - 1) / (12 / perYear);
    }

    @Override
    public String text(int code, Names names) {
      String form = perYear == 1 ? "%04d" : perYear == 4 ? "%04d-Q%d" : "%04d-%02d";
      return form.formatted(code / perYear, code % perYear + 1);
    }

    @Override
    public int find(Dimension dimension, String text, Names names) {
      Matcher parts = FORM.matcher(text);
      if (parts.matches()) {
        int part = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
        int code = Integer.parseInt(parts.group(1)) * perYear + part - 1;
        if (text(code, names).equals(text)) {
          return code;
        }
      }
      throw Refused.parameter(
          "%s is written like %s, not %s.".formatted(dimension.text(), example, text));
    }
  }
}
