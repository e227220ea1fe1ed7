package org.outcomeledger.impact.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Stream;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.recount.Breakdown;
import org.outcomeledger.recount.CountedAs;
import org.outcomeledger.recount.Finding;
import org.outcomeledger.recount.Finding.Counted;
import org.outcomeledger.recount.Finding.Followed;
import org.outcomeledger.recount.FollowUpEnd;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Partial.Observation;
import org.outcomeledger.recount.Recount;
import org.outcomeledger.recount.Recount.FoundRecord;

/** What every record of a report was found to be, as docs/report-format.md spells it. */
final class RecordStandings {

  /**
   * One record.
   *
   * @param standings a line for each indicator, and window, in which it stands somewhere
   */
  record Standing(String platform, UUID learner, String programme, String standings) {}

  private final Map<String, Recount> recounts = new LinkedHashMap<>();

  RecordStandings(Span span, String currency) {
    TableQuestion.indicators().stream()
        .map(it -> new TableQuestion(it, List.of()))
        .forEach(it -> recounts.put(it.id(), Recount.of(it.ofRecount(span, currency))));
  }

  /** Those of a learner's records that stand somewhere. */
  Stream<Standing> of(LearnerHistory learner) {
    Map<String, StringJoiner> byProgramme = new LinkedHashMap<>();
    recounts.forEach(
        (indicator, recount) ->
            recount
                .records(learner)
                .forEach(
                    it ->
                        lines(indicator, it)
                            .forEach(
                                line ->
                                    byProgramme
                                        .computeIfAbsent(
                                            it.programme(), of -> new StringJoiner("\n"))
                                        .add(line))));
    return byProgramme.entrySet().stream()
        .map(
            it ->
                new Standing(
                    learner.platform(),
                    learner.learner().value(),
                    it.getKey(),
                    it.getValue().toString()));
  }

  /** Who is followed is counted as well: as being at risk. */
  private static List<String> lines(String indicator, FoundRecord record) {
    List<Finding> found = record.observations().stream().map(Observation::finding).toList();
    return found.stream()
        .filter(it -> it instanceof Followed followed && followed.curve().equals(Finding.STRICT))
        .map(it -> indicator + "=" + word((Followed) it))
        .findFirst()
        .map(List::of)
        .orElseGet(
            () ->
                found.stream()
                    .filter(it -> it instanceof Counted counted && isAsked(counted))
                    .map(it -> line(indicator, (Counted) it))
                    .toList());
  }

  private static boolean isAsked(Counted it) {
    return it.as() != CountedAs.OUTSIDE;
  }

  private static String line(String indicator, Counted it) {
    boolean isWindow = it.part().startsWith("P");
    return indicator + (isWindow ? "/" + it.part() : "") + "=" + word(it);
  }

  /** Of whom it is not known on which side of a gap they are, they are on none. */
  private static String word(Counted it) {
    boolean isOnNoSide = it.part().equals(Breakdown.UNKNOWN);
    return switch (it.as()) {
      case NUMERATOR -> isOnNoSide ? "unknown" : "counted";
      case REST -> isOnNoSide ? "unknown" : "not-counted";
      case UNKNOWN, UNKNOWN_LEFT_OUT -> "unknown";
      case PENDING -> "pending";
      case EXCLUDED -> "excluded";
      case OUTSIDE -> throw new IllegalArgumentException("Who is not asked about stands nowhere");
    };
  }

  private static String word(Followed it) {
    return it.end() == FollowUpEnd.EVENT ? "counted" : "not-counted";
  }
}
