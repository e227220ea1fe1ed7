package org.outcomeledger.impact.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Stream;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.recount.Breakdown;
import org.outcomeledger.recount.CohortRecount;
import org.outcomeledger.recount.CohortRecount.JudgedRecord;
import org.outcomeledger.recount.CountedAs;
import org.outcomeledger.recount.Finding;
import org.outcomeledger.recount.Finding.Counted;
import org.outcomeledger.recount.Finding.Followed;
import org.outcomeledger.recount.FollowUpEnd;
import org.outcomeledger.recount.LearnerHistory;

/** What every record of a report was found to be, as docs/report-format.md spells it. */
final class RecordStandings {

  /**
   * One record.
   *
   * @param standings a line for each indicator, and window, in which it stands somewhere
   */
  record Standing(String platform, UUID learner, String programme, String standings) {

    /** There are few texts, and a report of a million records holds all of its. */
    Standing {
      platform = platform.intern();
      programme = programme.intern();
      standings = standings.intern();
    }
  }

  private final CohortRecount cohort;

  RecordStandings(Span span, String currency) {
    List<TableQuestion> ofAll =
        TableQuestion.indicators().stream().map(it -> new TableQuestion(it, List.of())).toList();
    this.cohort = TableQuestion.cohort(ofAll, span, currency);
  }

  /** Those of a learner's records that stand somewhere. */
  Stream<Standing> of(LearnerHistory learner) {
    return of(learner, cohort.records(learner));
  }

  /** The same of what is recounted already. */
  static Stream<Standing> of(LearnerHistory learner, List<JudgedRecord> records) {
    Map<String, StringJoiner> byProgramme = new LinkedHashMap<>();
    records.forEach(
        record ->
            lines(record)
                .forEach(
                    line ->
                        byProgramme
                            .computeIfAbsent(record.programme(), of -> new StringJoiner("\n"))
                            .add(line)));
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
  private static List<String> lines(JudgedRecord record) {
    return record.findings().stream()
        .filter(it -> it instanceof Followed followed && followed.curve().equals(Finding.STRICT))
        .map(it -> record.indicator() + "=" + word((Followed) it))
        .findFirst()
        .map(List::of)
        .orElseGet(
            () ->
                record.findings().stream()
                    .filter(it -> it instanceof Counted counted && isAsked(counted))
                    .map(it -> line(record.indicator(), (Counted) it))
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
