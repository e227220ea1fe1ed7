package org.outcomeledger.verifier;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.outcomeledger.recount.ConfidenceInterval;
import org.outcomeledger.recount.RecountFigure;
import org.outcomeledger.recount.RecountFigure.Curves;
import org.outcomeledger.recount.RecountFigure.Gap;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.MedianValue;
import org.outcomeledger.recount.RecountFigure.NonResponseBounds;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;

/**
 * A row that tells its figure: each count is as near to the recount as its precision says, and all
 * else follows from the counts that stand beside it. Medians do not: they are the recounted ones,
 * and cannot be compared once entries were erased.
 *
 * @param currency of amounts
 */
record ToldFigure(Precision precision, String currency) {

  /** What a gap is between. */
  private static final String GAP_BETWEEN = "target-group";

  void verify(RowMembers row, RecountFigure recounted) {
    switch (recounted) {
      case Learners it -> learners(row, it);
      case ShareOfRecords it -> share(row, it);
      case MedianValue it -> median(row, it);
      case Gap it -> gap(row, it);
      case Curves it -> curves(row, it);
    }
  }

  /** "A numerator only": of nobody is it not known. */
  private void learners(RowMembers row, Learners it) {
    if (row.areCounts("numerator")) {
      count(row, "numerator", row.count("numerator"), it.numerator(), 1);
    }
    for (String none : List.of("unknown", "pending", "excluded")) {
      row.number(none, Optional.of(0.0));
    }
  }

  private boolean share(RowMembers row, ShareOfRecords it) {
    if (!row.areCounts(ShareCounts.MEMBERS)) {
      return false;
    }
    ShareCounts told = ShareCounts.of(row);
    counts(row, told, ShareCounts.of(it));
    precision.words(told).ifPresent(words -> row.fail("it is told, and not " + words));
    row.number("value", told.value());
    row.interval("wilson", told.interval());
    row.bounds(told.denominator() == 0 ? List.of() : bounds(told, it));
    return true;
  }

  private void counts(RowMembers row, ShareCounts told, ShareCounts recounted) {
    count(row, "numerator", told.numerator(), recounted.numerator(), 1);
    count(row, "denominator", told.denominator(), recounted.denominator(), 2);
    count(row, "the rest of the denominator", told.rest(), recounted.rest(), 1);
    count(row, "unknown", told.unknown(), recounted.unknown(), 2);
    count(row, "pending", told.pending(), recounted.pending(), 1);
    count(row, "excluded", told.excluded(), recounted.excluded(), 1);
  }

  private void count(RowMembers row, String name, long told, long recounted, int parts) {
    if (!precision.allows(told, recounted, parts)) {
      row.fail(precision.wrong(name, told, recounted));
    }
  }

  /** Made of the counts that are told, and of one that is not. */
  private List<NonResponseBounds> bounds(ShareCounts told, ShareOfRecords it) {
    long reach = precision.reach(1);
    return LongStream.rangeClosed(it.leftOut() - reach, it.leftOut() + reach)
        .filter(leftOut -> precision.allows(leftOut, it.leftOut(), 1))
        .mapToObj(told::bounds)
        .toList();
  }

  private void median(RowMembers row, MedianValue it) {
    row.text("currency", currency);
    if (known(row, ShareCounts.of(it.coverage()))) {
      row.number("unknown", Optional.of((double) ShareCounts.of(row).rest()));
      row.number("count", Optional.of((double) row.count("numerator")));
      row.number("coverage", ShareCounts.of(row).value());
    }
    ifNoneWasErased(row, () -> median(row, it.value(), it.interval()));
  }

  private void median(
      RowMembers row, Optional<Double> value, Optional<ConfidenceInterval> interval) {
    row.number("value", value.map(precision::amount));
    row.interval("binomial", interval.map(this::amounts));
  }

  private ConfidenceInterval amounts(ConfidenceInterval it) {
    return new ConfidenceInterval(precision.amount(it.low()), precision.amount(it.high()));
  }

  private boolean known(RowMembers row, ShareCounts recounted) {
    boolean told = row.areCounts(ShareCounts.MEMBERS);
    if (told) {
      counts(row, ShareCounts.of(row), recounted);
    }
    return told;
  }

  private void ifNoneWasErased(RowMembers row, Runnable comparison) {
    if (precision.erasedSince() == 0) {
      comparison.run();
    } else {
      row.leave("value");
      row.leave("interval");
    }
  }

  private void gap(RowMembers row, Gap it) {
    List<RowMembers> parts = row.rows("parts", 2);
    if (row.areCounts("unclassified")) {
      count(row, "unclassified", row.count("unclassified"), it.unclassified(), 1);
    }
    if (!parts.isEmpty()) {
      boolean first = part(parts.get(0), "true", it.first());
      boolean second = part(parts.get(1), "false", it.second());
      if (first && second) {
        difference(row, parts.get(0), parts.get(1));
      }
    }
  }

  private boolean part(RowMembers row, String value, ShareOfRecords it) {
    row.group(GAP_BETWEEN, value);
    boolean told = share(row, it);
    row.nothingElse();
    return told;
  }

  private void difference(RowMembers row, RowMembers firstRow, RowMembers secondRow) {
    ShareCounts first = ShareCounts.of(firstRow);
    ShareCounts second = ShareCounts.of(secondRow);
    row.number("unknown", Optional.of((double) first.unknown() + second.unknown()));
    row.number("pending", Optional.of((double) first.pending() + second.pending()));
    row.number("excluded", Optional.of((double) first.excluded() + second.excluded()));
    long least = Math.max(1, precision.leastOfGap());
    boolean enough = Math.min(first.denominator(), second.denominator()) >= least;
    row.number("value", enough ? Optional.of(difference(first, second)) : Optional.empty());
    row.interval("newcombe", enough ? Optional.of(newcombe(first, second)) : Optional.empty());
    row.bounds(enough ? List.of(between(firstRow.bounds(), secondRow.bounds())) : List.of());
  }

  private static double difference(ShareCounts first, ShareCounts second) {
    return first.value().orElseThrow() - second.value().orElseThrow();
  }

  private static ConfidenceInterval newcombe(ShareCounts first, ShareCounts second) {
    return ConfidenceInterval.newcombe(
        first.value().orElseThrow(),
        first.interval().orElseThrow(),
        second.value().orElseThrow(),
        second.interval().orElseThrow());
  }

  private static NonResponseBounds between(NonResponseBounds first, NonResponseBounds second) {
    return new NonResponseBounds(first.low() - second.high(), first.high() - second.low());
  }

  /** Whoever is at risk is known to be: how many are unknown a curve does not say. */
  private void curves(RowMembers row, Curves it) {
    if (row.areCounts("numerator", "denominator", "excluded")) {
      long events = row.count("numerator");
      long atRisk = row.count("denominator");
      count(row, "numerator", events, it.events(), 1);
      count(row, "those without the event", atRisk - events, it.atRisk() - it.events(), 1);
      count(row, "excluded", row.count("excluded"), it.excluded(), 1);
      precision
          .words(new ShareCounts(events, atRisk, 0, 0, 0))
          .ifPresent(words -> row.fail("it is told, and not " + words));
      row.number("count", Optional.of((double) atRisk));
      row.number("coverage", atRisk == 0 ? Optional.empty() : Optional.of(1.0));
    }
    row.number("pending", Optional.of(0.0));
    ifNoneWasErased(row, () -> dayOfHalf(row, it));
  }

  /** The interval of a rounded curve is made of its steps, which a row does not have. */
  private void dayOfHalf(RowMembers row, Curves it) {
    row.number("value", it.median().day().map(Long::doubleValue).map(precision::day));
    switch (precision) {
      case Precision.Rounded rounded -> row.leave("interval");
      case Precision.Exactly exactly -> exactDays(row, it);
    }
  }

  private static void exactDays(RowMembers row, Curves it) {
    Optional<Double> low = it.median().low().map(Long::doubleValue);
    Optional<Double> high = it.median().high().map(Long::doubleValue);
    if (low.isEmpty() && high.isEmpty()) {
      row.number("interval", Optional.empty());
    } else {
      row.interval("log(-log)", low, high);
    }
  }
}
