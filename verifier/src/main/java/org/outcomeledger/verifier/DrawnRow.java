package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.recount.Breakdown;
import org.outcomeledger.recount.CountedAs;
import org.outcomeledger.recount.Finding;
import org.outcomeledger.recount.RecountFigure;
import org.outcomeledger.recount.RecountFigure.Curves;
import org.outcomeledger.recount.RecountFigure.Gap;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.MedianValue;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;
import org.outcomeledger.verifier.ReportDocument.Thresholds;

/**
 * A row under disclosure control, with the secret that it was rounded with: each count that is told
 * is the very one that was drawn. Rows that are hidden tell nothing that could be compared, and a
 * curve's counts are rounded by steps, which a row does not have.
 *
 * @param cells of the table
 */
record DrawnRow(Thresholds policy, SecretRounding rounding, CellKeys cells)
    implements RowVerification {

  @Override
  public List<String> wrong(List<String> group, RecountFigure recounted, JsonNode row) {
    var wrong = new ArrayList<String>();
    if (!row.path("suppressed").isTextual()) {
      switch (recounted) {
        case Learners it -> same(wrong, row, "numerator", drawn(group, CountedAs.NUMERATOR));
        case ShareOfRecords it -> share(wrong, group, it.part(), row);
        case MedianValue it -> median(wrong, group, row);
        case Gap it -> gap(wrong, group, row);
        case Curves it -> {}
      }
    }
    return wrong;
  }

  private void share(List<String> wrong, List<String> group, String part, JsonNode row) {
    long numerator = drawn(group, part, CountedAs.NUMERATOR);
    long rest = drawn(group, part, CountedAs.REST, CountedAs.UNKNOWN);
    boolean isCoded = numerator + rest < policy.codedBelow() && (numerator == 0 || rest == 0);
    if (row.path("coded").isTextual() != isCoded) {
      wrong.add("it is told in words, and the draw made no such row, or the other way round");
    } else if (!isCoded) {
      counts(wrong, group, part, row);
    }
  }

  private void counts(List<String> wrong, List<String> group, String part, JsonNode row) {
    long numerator = drawn(group, part, CountedAs.NUMERATOR);
    long rest = drawn(group, part, CountedAs.REST, CountedAs.UNKNOWN);
    // Whoever is unknown and in the denominator is in the rest.
    long unknown = Math.min(rest, drawn(group, part, CountedAs.UNKNOWN));
    same(wrong, row, "numerator", numerator);
    same(wrong, row, "denominator", numerator + rest);
    same(wrong, row, "unknown", unknown + drawn(group, part, CountedAs.UNKNOWN_LEFT_OUT));
    same(wrong, row, "pending", drawn(group, part, CountedAs.PENDING));
    same(wrong, row, "excluded", drawn(group, part, CountedAs.EXCLUDED));
  }

  private void median(List<String> wrong, List<String> group, JsonNode row) {
    same(wrong, row, "count", drawn(group, CountedAs.NUMERATOR));
    same(wrong, row, "unknown", drawn(group, CountedAs.REST, CountedAs.UNKNOWN));
    same(wrong, row, "pending", drawn(group, CountedAs.PENDING));
    same(wrong, row, "excluded", drawn(group, CountedAs.EXCLUDED));
  }

  private void gap(List<String> wrong, List<String> group, JsonNode row) {
    if (row.path("parts").isArray()) {
      counts(wrong, group, "true", row.path("parts").path(0));
      counts(wrong, group, "false", row.path("parts").path(1));
      same(
          wrong,
          row,
          "unclassified",
          drawn(group, Breakdown.UNKNOWN, CountedAs.NUMERATOR, CountedAs.REST, CountedAs.UNKNOWN));
    }
  }

  private long drawn(List<String> group, CountedAs... as) {
    return drawn(group, Finding.WHOLE, as);
  }

  private long drawn(List<String> group, String part, CountedAs... as) {
    return rounding.rounded(cells.count(group, part, as));
  }

  private static void same(List<String> wrong, JsonNode row, String name, long drawn) {
    if (!row.path(name).isIntegralNumber() || row.path(name).longValue() != drawn) {
      wrong.add("%s is %s, and the draw makes %d".formatted(name, row.path(name), drawn));
    }
  }
}
