package org.outcomeledger.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
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
 * its rounded counts, a median the recounted one to its step; a row that is hidden or in words
 * tells nothing else. Which way a count was rounded, and which other cells are hidden for the sake
 * of those of few, cannot be seen without the secret.
 *
 * @param erasedSince how many entries cannot be recounted any more: counts may differ by as many,
 *     and nothing can be said of medians
 * @param currency of amounts
 */
record RoundedRow(Thresholds policy, long erasedSince, String currency) implements RowVerification {

  @Override
  public List<String> wrong(List<String> group, RecountFigure recounted, JsonNode row) {
    RowMembers members = RowMembers.of(row);
    if (members.has("suppressed")) {
      members.text("suppressed", Thresholds.HIDDEN);
    } else {
      enough(members, recounted);
      if (members.has("coded")) {
        coded(members, row.path("coded").asText(), recounted);
      } else {
        new ToldFigure(new Precision.Rounded(policy, erasedSince), currency)
            .verify(members, recounted);
      }
    }
    members.nothingElse();
    return members.wrong();
  }

  private void enough(RowMembers row, RecountFigure recounted) {
    switch (recounted) {
      case Learners it -> atLeast(row, "numerator", it.numerator());
      case ShareOfRecords it -> atLeast(row, "denominator", it.denominator());
      case MedianValue it -> atLeast(row, "count", it.coverage().numerator());
      case Gap it -> {
        atLeast(row, "parts[0].denominator", it.first().denominator());
        atLeast(row, "parts[1].denominator", it.second().denominator());
      }
      case Curves it -> atLeast(row, "denominator", it.atRisk());
    }
  }

  private void atLeast(RowMembers row, String name, long recounted) {
    if (recounted + erasedSince < policy.leastRecords()) {
      row.fail("it is told, though its %s is below %d".formatted(name, policy.leastRecords()));
    }
  }

  private void coded(RowMembers row, String said, RecountFigure recounted) {
    row.text("coded", said);
    if (words(recounted).noneMatch(said::equals)) {
      row.fail("coded is %s, which no rounding makes of the recount".formatted(said));
    }
  }

  /** What may be told instead of figures; of counts and medians nothing. */
  private Stream<String> words(RecountFigure recounted) {
    return switch (recounted) {
      case ShareOfRecords it -> words(it.numerator(), it.denominator() - it.numerator());
      case Curves it -> words(it.events(), it.atRisk() - it.events());
      case Gap it ->
          Stream.of(it.first(), it.second()).flatMap(this::words).map(Thresholds::ofPart);
      case Learners it -> Stream.empty();
      case MedianValue it -> Stream.empty();
    };
  }

  /** Nobody, or everybody, of few: in some rounding of these counts. */
  private Stream<String> words(long numerator, long rest) {
    return Stream.concat(
        isNobodyOfFew(numerator, rest) ? Stream.of(policy.fewest()) : Stream.empty(),
        isNobodyOfFew(rest, numerator) ? Stream.of(policy.most()) : Stream.empty());
  }

  private boolean isNobodyOfFew(long nobody, long others) {
    return nobody < policy.roundedTo() + erasedSince && others < policy.codedBelow() + erasedSince;
  }
}
