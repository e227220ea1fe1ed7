package org.outcomeledger.indicators.disclosure;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.outcomeledger.indicators.IllegalQuestion.NotAskable;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.indicators.query.CellTime;
import org.outcomeledger.indicators.query.Dimension;
import org.outcomeledger.indicators.query.Question;
import org.outcomeledger.indicators.query.Question.Counting;

/**
 * Which questions are answered under disclosure control: about cells of at most two dimensions and
 * of one calendar unit of time, as of the end of a quarter. Free dates, or values put together at
 * will, would let two questions differ in one person.
 */
public final class Askable {
  private static final int DIMENSIONS = 2;
  private static final String EXACT = " Exact figures need the role metrics:read-exact.";

  private Askable() {}

  /**
   * The question that is answered: as of the last end of a quarter.
   *
   * @throws NotAskable which names the rule
   */
  public static Question of(Question question) {
    requireFewDimensions(question);
    requireSingleValues(question);
    requirePeriod(question.span());
    Span span = question.span();
    return new Question(
        question.indicator(),
        question.window(),
        new Span(quarterEnd(span.asOf()), span.from(), span.to()),
        question.by(),
        question.where(),
        question.platform(),
        Counting.KEYED);
  }

  /**
   * Refuses to wait for an event: what is asked is answered from a snapshot.
   *
   * @throws NotAskable always
   */
  public static NotAskable livePosition() {
    return new NotAskable(
        "snapshot",
        "Under disclosure control figures are those of a snapshot, which waits for no event: leave minPosition out."
            + EXACT);
  }

  private static void requireFewDimensions(Question question) {
    Set<Dimension> named = new LinkedHashSet<>(question.by());
    Dimension.names().stream()
        .map(Dimension::of)
        .filter(question.where()::containsKey)
        .forEach(named::add);
    if (named.size() > DIMENSIONS) {
      throw new NotAskable(
          "two-dimensions",
          "Under disclosure control a question names at most two dimensions, by and where together; this one names %s: leave some out.%s"
              .formatted(
                  named.stream().map(Dimension::text).collect(Collectors.joining(", ")), EXACT));
    }
  }

  private static void requireSingleValues(Question question) {
    question
        .where()
        .forEach(
            (dimension, values) -> {
              if (values.size() > 1) {
                throw new NotAskable(
                    "one-value",
                    "Under disclosure control where chooses one value of a dimension; this question chooses %d of %s: ask by=%s and add up what you need.%s"
                        .formatted(values.size(), dimension.text(), dimension.text(), EXACT));
              }
            });
  }

  private static void requirePeriod(Span span) {
    boolean open = span.from().isEmpty() && span.to().isEmpty();
    boolean closed = span.from().isPresent() && span.to().isPresent();
    if (!open && !(closed && CellTime.between(span.from().get(), span.to().get()).isPresent())) {
      throw new NotAskable(
          "one-period",
          "Under disclosure control from and to are the first and the last day of one calendar month, quarter, half-year or year, such as from=2025-01-01 and to=2025-03-31, or both are left out.%s"
              .formatted(EXACT));
    }
  }

  /** The last day of a quarter that is not after this day. */
  public static LocalDate quarterEnd(LocalDate day) {
    LocalDate next = day.plusDays(1);
    int firstMonth = (next.getMonthValue() - 1) / 3 * 3 + 1;
    return LocalDate.of(next.getYear(), firstMonth, 1).minusDays(1);
  }
}
