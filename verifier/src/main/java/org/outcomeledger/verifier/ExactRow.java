package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.recount.ConfidenceInterval;
import org.outcomeledger.recount.RecountFigure;
import org.outcomeledger.recount.RecountFigure.Curves;
import org.outcomeledger.recount.RecountFigure.Gap;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.MedianValue;
import org.outcomeledger.recount.RecountFigure.NonResponseBounds;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;

/**
 * An exact row: every count is the recounted one, and so is what is made of counts, to the
 * precision of doubles.
 *
 * @param erasedSince how many entries cannot be recounted any more: counts may differ by as many,
 *     and nothing can be said of what is made of them
 */
record ExactRow(long erasedSince) implements RowVerification {

  private static final double PRECISION = 1e-9;

  @Override
  public List<String> wrong(List<String> group, RecountFigure recounted, JsonNode row) {
    var wrong = new ArrayList<String>();
    switch (recounted) {
      case Learners it -> count(wrong, row, "numerator", it.numerator());
      case ShareOfRecords it -> share(wrong, row, it);
      case MedianValue it -> median(wrong, row, it);
      case Gap it -> gap(wrong, row, it);
      case Curves it -> curves(wrong, row, it);
    }
    return wrong;
  }

  private void share(List<String> wrong, JsonNode row, ShareOfRecords it) {
    count(wrong, row, "numerator", it.numerator());
    count(wrong, row, "denominator", it.denominator());
    leftOut(wrong, row, it);
    number(wrong, row.path("value"), "value", it.value());
    interval(wrong, row, it.interval());
    bounds(wrong, row, it.bounds());
  }

  private void leftOut(List<String> wrong, JsonNode row, ShareOfRecords it) {
    count(wrong, row, "unknown", it.unknown());
    count(wrong, row, "pending", it.pending());
    count(wrong, row, "excluded", it.excluded());
  }

  private void median(List<String> wrong, JsonNode row, MedianValue it) {
    count(wrong, row, "numerator", it.coverage().numerator());
    count(wrong, row, "denominator", it.coverage().denominator());
    leftOut(wrong, row, it.coverage());
    number(wrong, row.path("value"), "value", it.value());
    interval(wrong, row, it.interval());
  }

  private void gap(List<String> wrong, JsonNode row, Gap it) {
    share(wrong, row.path("parts").path(0), it.first());
    share(wrong, row.path("parts").path(1), it.second());
    count(wrong, row, "unclassified", it.unclassified());
    number(wrong, row.path("value"), "value", it.value());
    interval(wrong, row, it.interval());
    bounds(wrong, row, it.bounds());
  }

  private void curves(List<String> wrong, JsonNode row, Curves it) {
    count(wrong, row, "numerator", it.events());
    count(wrong, row, "denominator", it.atRisk());
    count(wrong, row, "excluded", it.excluded());
    number(wrong, row.path("value"), "value", it.median().day().map(Long::doubleValue));
  }

  private void count(List<String> wrong, JsonNode row, String name, long recounted) {
    JsonNode said = row.path(name);
    if (!said.isIntegralNumber() || Math.abs(said.longValue() - recounted) > erasedSince) {
      wrong.add("%s is %s, and the recount %d".formatted(name, said, recounted));
    }
  }

  private void interval(List<String> wrong, JsonNode row, Optional<ConfidenceInterval> it) {
    JsonNode said = row.path("interval");
    number(wrong, said.path("low"), "interval.low", it.map(ConfidenceInterval::low));
    number(wrong, said.path("high"), "interval.high", it.map(ConfidenceInterval::high));
  }

  private void bounds(List<String> wrong, JsonNode row, Optional<NonResponseBounds> it) {
    JsonNode said = row.path("bounds");
    number(wrong, said.path("low"), "bounds.low", it.map(NonResponseBounds::low));
    number(wrong, said.path("high"), "bounds.high", it.map(NonResponseBounds::high));
  }

  private void number(List<String> wrong, JsonNode said, String name, Optional<Double> recounted) {
    boolean same =
        recounted
            .map(it -> said.isNumber() && Math.abs(said.doubleValue() - it) <= precision(it))
            .orElse(said.isNull() || said.isMissingNode());
    if (erasedSince == 0 && !same) {
      wrong.add(
          "%s is %s, and the recount %s"
              .formatted(name, said, recounted.map(String::valueOf).orElse("null")));
    }
  }

  private static double precision(double of) {
    return PRECISION * Math.max(1, Math.abs(of));
  }
}
