package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outcomeledger.recount.RecountFigure;
import org.outcomeledger.recount.RecountFigure.Curves;
import org.outcomeledger.recount.RecountFigure.Gap;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.MedianValue;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;
import org.outcomeledger.verifier.ReportDocument.Thresholds;

/**
 * A row under disclosure control, without the secret that it was rounded with: no figure of few is
 * told; each count is a multiple, and less than one multiple from the recount; a share is that of
 * its rounded counts, a median the recounted one to its step. Which way a count was rounded, and
 * which other cells are hidden for the sake of those of few, cannot be seen without the secret.
 *
 * @param erasedSince how many entries cannot be recounted any more: counts may differ by as many,
 *     and nothing can be said of medians
 */
record RoundedRow(Thresholds policy, long erasedSince) implements RowVerification {

  private static final double PRECISION = 1e-9;

  @Override
  public List<String> wrong(List<String> group, RecountFigure recounted, JsonNode row) {
    var wrong = new ArrayList<String>();
    if (row.path("suppressed").isTextual()) {
      nothingIsTold(wrong, row);
    } else if (row.path("coded").isTextual()) {
      nothingIsTold(wrong, row);
      coded(wrong, row, recounted);
    } else {
      told(wrong, row, recounted);
    }
    return wrong;
  }

  private static void nothingIsTold(List<String> wrong, JsonNode row) {
    for (String name : List.of("numerator", "denominator", "value", "interval", "bounds")) {
      if (!row.path(name).isNull() && !row.path(name).isMissingNode()) {
        wrong.add(name + " is told, though the row is hidden or in words");
      }
    }
  }

  private void told(List<String> wrong, JsonNode row, RecountFigure recounted) {
    switch (recounted) {
      case Learners it -> {
        atLeast(wrong, "numerator", it.numerator());
        near(wrong, row, "numerator", it.numerator());
      }
      case ShareOfRecords it -> share(wrong, row, it);
      case MedianValue it -> median(wrong, row, it);
      case Gap it -> gap(wrong, row, it);
      case Curves it -> curves(wrong, row, it);
    }
  }

  private void share(List<String> wrong, JsonNode row, ShareOfRecords it) {
    atLeast(wrong, "denominator", it.denominator());
    near(wrong, row, "numerator", it.numerator());
    near(
        wrong,
        "the rest of the denominator",
        row.path("denominator").asLong() - row.path("numerator").asLong(),
        it.denominator() - it.numerator());
    near(wrong, row, "pending", it.pending());
    near(wrong, row, "excluded", it.excluded());
    ofCounts(wrong, row);
  }

  private static void ofCounts(List<String> wrong, JsonNode row) {
    double value = row.path("numerator").asDouble() / row.path("denominator").asDouble();
    if (Math.abs(row.path("value").asDouble() - value) > PRECISION) {
      wrong.add("value is %s, and its counts make %s".formatted(row.path("value"), value));
    }
  }

  private void median(List<String> wrong, JsonNode row, MedianValue it) {
    atLeast(wrong, "count", it.coverage().numerator());
    near(wrong, row, "count", it.coverage().numerator());
    near(wrong, row, "pending", it.coverage().pending());
    near(wrong, row, "excluded", it.coverage().excluded());
    step(wrong, row, it.value(), policy.amountStep());
  }

  private void gap(List<String> wrong, JsonNode row, Gap it) {
    share(wrong, row.path("parts").path(0), it.first());
    share(wrong, row.path("parts").path(1), it.second());
    near(wrong, row, "unclassified", it.unclassified());
  }

  private void curves(List<String> wrong, JsonNode row, Curves it) {
    atLeast(wrong, "denominator", it.atRisk());
    near(wrong, row, "numerator", it.events());
    near(
        wrong,
        "those without the event",
        row.path("denominator").asLong() - row.path("numerator").asLong(),
        it.atRisk() - it.events());
    near(wrong, row, "excluded", it.excluded());
    step(wrong, row, it.median().day().map(Long::doubleValue), policy.dayStep());
  }

  /** Nobody, or everybody, of few. */
  private void coded(List<String> wrong, JsonNode row, RecountFigure recounted) {
    if (recounted instanceof ShareOfRecords it) {
      long rest = it.denominator() - it.numerator();
      boolean low = row.path("coded").asText().startsWith("at-most");
      atLeast(wrong, "denominator", it.denominator());
      near(wrong, low ? "the numerator" : "the rest", 0, low ? it.numerator() : rest);
    }
  }

  private void atLeast(List<String> wrong, String name, long recounted) {
    if (recounted + erasedSince < policy.leastRecords()) {
      wrong.add("it is told, though its %s is below %d".formatted(name, policy.leastRecords()));
    }
  }

  private void near(List<String> wrong, JsonNode row, String name, long recounted) {
    if (row.path(name).isIntegralNumber()) {
      near(wrong, name, row.path(name).longValue(), recounted);
    } else {
      wrong.add(name + " is missing");
    }
  }

  private void near(List<String> wrong, String name, long told, long recounted) {
    boolean near = Math.abs(told - recounted) < policy.roundedTo() + erasedSince;
    if (told % policy.roundedTo() != 0 || !near) {
      wrong.add("%s is %d, which no rounding makes of the recount".formatted(name, told));
    }
  }

  private void step(List<String> wrong, JsonNode row, Optional<Double> recounted, int step) {
    JsonNode told = row.path("value");
    boolean same =
        recounted
            .map(it -> told.asDouble() == Math.floor(it / step + 0.5) * step)
            .orElse(told.isNull());
    if (erasedSince == 0 && !same) {
      wrong.add("value is %s, which is not the recounted median to its step".formatted(told));
    }
  }
}
