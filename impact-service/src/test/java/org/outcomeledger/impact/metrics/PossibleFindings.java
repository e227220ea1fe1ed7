package org.outcomeledger.impact.metrics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outcomeledger.indicators.indicator.Span;
import org.outcomeledger.recount.CountedAs;
import org.outcomeledger.recount.Finding;
import org.outcomeledger.recount.FollowUpEnd;
import org.outcomeledger.recount.LearnerHistory;
import org.outcomeledger.recount.Partial;
import org.outcomeledger.recount.Recount;

/**
 * All that a record can be found to be for each indicator. An agreement about what never happens
 * says nothing.
 */
final class PossibleFindings {
  private static final List<String> SHARES_OF_LEAVERS =
      List.of(
          "EMP1",
          "EMP2",
          "EMP5",
          "EMP6 P6M",
          "EMP6 P12M",
          "EMP6 P18M",
          "EMP6 P24M",
          "EMP6 P30M",
          "EMP7",
          "EMP10");

  private PossibleFindings() {}

  static Set<String> all() {
    Set<String> all = new TreeSet<>();
    Stream.of("COM1", "COM2").forEach(add(all, "NUMERATOR REST PENDING EXCLUDED"));
    Stream.of("ENR2").forEach(add(all, "NUMERATOR REST UNKNOWN EXCLUDED"));
    Stream.of("COM3").forEach(add(all, "NUMERATOR REST EXCLUDED OUTSIDE"));
    SHARES_OF_LEAVERS.forEach(add(all, "NUMERATOR REST UNKNOWN PENDING EXCLUDED OUTSIDE"));
    Stream.of("EMP3").forEach(add(all, "NUMERATOR REST UNKNOWN_LEFT_OUT PENDING EXCLUDED OUTSIDE"));
    Stream.of("EMP4 P6M", "EMP4 P24M")
        .forEach(add(all, "NUMERATOR REST UNKNOWN UNKNOWN_LEFT_OUT PENDING EXCLUDED OUTSIDE"));
    Stream.of("EMP11").forEach(add(all, "NUMERATOR REST UNKNOWN PENDING EXCLUDED OUTSIDE"));
    Stream.of("DAT1", "DAT2").forEach(add(all, "NUMERATOR REST PENDING EXCLUDED OUTSIDE"));
    Stream.of("SAL1", "SAL2").forEach(add(all, "NUMERATOR UNKNOWN PENDING EXCLUDED OUTSIDE"));
    Stream.of("COM4 strict", "EMP8 strict", "EMP8 observed")
        .forEach(add(all, "EVENT COMPETING CENSORED"));
    return all;
  }

  private static Consumer<String> add(Set<String> all, String findings) {
    return name -> Stream.of(findings.split(" ")).forEach(it -> all.add(name + " " + it));
  }

  /** What these learners are found to be for an indicator. */
  static Set<String> of(String id, Span span, List<LearnerHistory> learners) {
    Recount recount = Recount.of(Recounted.recountQuestion(id, List.of(), Map.of(), span));
    return Partial.sum(learners.stream().map(recount::learner)).counts().stream()
        .map(it -> id + name(it.finding()))
        .collect(Collectors.toSet());
  }

  private static String name(Finding finding) {
    return switch (finding) {
      case Finding.Counted it -> part(it.part()) + name(it.as());
      case Finding.Amount it -> "";
      case Finding.Followed it -> part(it.curve()) + name(it.end());
    };
  }

  private static String part(String part) {
    return part.isEmpty() ? "" : " " + part;
  }

  private static String name(CountedAs as) {
    return " " + as.name();
  }

  private static String name(FollowUpEnd end) {
    return " " + end.name();
  }
}
