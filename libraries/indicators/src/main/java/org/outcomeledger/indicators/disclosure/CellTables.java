package org.outcomeledger.indicators.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.outcomeledger.indicators.indicator.SharesByWindow;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.CellTime;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.Question.Counting;

/**
 * Which cells a question is about, however it is put. A cell has values of at most two dimensions,
 * and a time; whether a dimension is grouped by or chosen by makes no other cell of it, nor does it
 * matter whether its time is said by {@code from} and {@code to} or by a cohort. All cells with the
 * same dimensions are one table; an indicator has a table for each of its windows.
 */
public final class CellTables {
  /** The name of the only window of an indicator that has none. */
  static final String ONLY = "";

  private final Question question;
  private final List<Dimension> dimensions;

  private CellTables(Question question, List<Dimension> dimensions) {
    this.question = question;
    this.dimensions = dimensions;
  }

  /** Those of a question that is askable. */
  public static CellTables of(Question question) {
    List<Dimension> dimensions =
        Dimension.names().stream()
            .map(Dimension::of)
            .filter(it -> !it.isOfCohort())
            .filter(it -> question.by().contains(it) || question.where().containsKey(it))
            .toList();
    return new CellTables(question, dimensions);
  }

  /** By window: what counts the sizes of the table's cells, of all times and all values. */
  public Map<String, Question> sizes() {
    Map<String, Question> sizes = new LinkedHashMap<>();
    if (question.indicator() instanceof SharesByWindow shares) {
      shares.byWindow().keySet().stream()
          .filter(it -> question.window().isEmpty() || question.window().get().equals(it))
          .forEach(it -> sizes.put(it, sizesOf(Optional.of(it))));
    } else {
      sizes.put(ONLY, sizesOf(Optional.empty()));
    }
    return sizes;
  }

  private Question sizesOf(Optional<String> window) {
    Span span = question.span();
    return new Question(
        question.indicator(),
        window,
        // A period that bounds no cohort is part of what is counted; one that does is a cell's
        // time.
        question.frame().cohort() ? Span.asOf(span.asOf()) : span,
        dimensions,
        Map.of(),
        question.platform(),
        Counting.SIZES);
  }

  /** The cell of a group of the question's answer: its values, and behind them its time. */
  List<String> cell(Map<String, String> group) {
    List<String> cell = new ArrayList<>();
    dimensions.forEach(it -> cell.add(value(it, group)));
    cell.add(time(group));
    return cell;
  }

  private String value(Dimension dimension, Map<String, String> group) {
    String value = group.get(dimension.text());
    return value == null ? chosen(question.where().get(dimension)) : value;
  }

  /** The narrowest that is said: whatever is in a group is in all of them. */
  private String time(Map<String, String> group) {
    Stream<CellTime> ofGroup =
        question.by().stream()
            .filter(Dimension::isOfCohort)
            .map(it -> CellTime.of(group.get(it.text())));
    Stream<CellTime> chosen =
        question.where().entrySet().stream()
            .filter(it -> it.getKey().isOfCohort())
            .map(it -> chosen(it.getValue()))
            .map(CellTime::of);
    Span span = question.span();
    Stream<CellTime> period =
        question.frame().cohort() && span.from().isPresent()
            ? CellTime.between(span.from().get(), span.to().orElseThrow()).stream()
            : Stream.empty();
    return Stream.of(ofGroup, chosen, period)
        .flatMap(it -> it)
        .reduce(CellTime.ALL, (one, other) -> narrower(one, other))
        .text();
  }

  private static CellTime narrower(CellTime one, CellTime other) {
    return one.unit().compareTo(other.unit()) < 0 ? other : one;
  }

  private static String chosen(Set<String> values) {
    return values.iterator().next();
  }
}
