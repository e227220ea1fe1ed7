package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
    Optional<String> words = words(group, part);
    inWords(wrong, row, words);
    if (words.isEmpty()) {
      counts(wrong, group, part, row);
    }
  }

  private Optional<String> words(List<String> group, String part) {
    return policy.words(
        drawn(group, part, CountedAs.NUMERATOR),
        drawn(group, part, CountedAs.REST, CountedAs.UNKNOWN));
  }

  private static void inWords(List<String> wrong, JsonNode row, Optional<String> words) {
    if (!Objects.equals(row.path("coded").textValue(), words.orElse(null))) {
      wrong.add(
          "coded is %s, and the draw makes %s".formatted(row.path("coded"), words.orElse("none")));
    }
  }

  private void counts(List<String> wrong, List<String> group, String part, JsonNode row) {
    long numerator = drawn(group, part, CountedAs.NUMERATOR);
    long rest = drawn(group, part, CountedAs.REST, CountedAs.UNKNOWN);
    // Whoever is unknown and in the denominator is in the rest.
    long unknown = Math.min(rest, drawn(group, part, CountedAs.UNKNOWN));
    long leftOut = drawn(group, part, CountedAs.UNKNOWN_LEFT_OUT);
    same(wrong, row, "numerator", numerator);
    same(wrong, row, "denominator", numerator + rest);
    same(wrong, row, "unknown", unknown + leftOut);
    same(wrong, row, "pending", drawn(group, part, CountedAs.PENDING));
    same(wrong, row, "excluded", drawn(group, part, CountedAs.EXCLUDED));
    bounds(
        wrong, row, new ShareCounts(numerator, numerator + rest, unknown + leftOut, 0, 0), leftOut);
  }

  private static void bounds(List<String> wrong, JsonNode row, ShareCounts drawn, long leftOut) {
    RowMembers members = RowMembers.of(row);
    members.bounds(drawn.denominator() == 0 ? List.of() : List.of(drawn.bounds(leftOut)));
    wrong.addAll(members.wrong());
  }

  private void median(List<String> wrong, List<String> group, JsonNode row) {
    same(wrong, row, "count", drawn(group, CountedAs.NUMERATOR));
    same(wrong, row, "unknown", drawn(group, CountedAs.REST, CountedAs.UNKNOWN));
    same(wrong, row, "pending", drawn(group, CountedAs.PENDING));
    same(wrong, row, "excluded", drawn(group, CountedAs.EXCLUDED));
  }

  private void gap(List<String> wrong, List<String> group, JsonNode row) {
    Optional<String> words =
        Stream.of("true", "false").flatMap(it -> words(group, it).stream()).findFirst();
    inWords(wrong, row, words.map(Thresholds::ofPart));
    if (words.isEmpty()) {
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
    JsonNode told = row.path(name);
    if (!told.isIntegralNumber() || !told.canConvertToLong() || told.longValue() != drawn) {
      wrong.add("%s is %s, and the draw makes %d".formatted(name, told, drawn));
    }
  }
}
