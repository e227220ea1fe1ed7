package org.outcomeledger.impact.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.impact.cube.History;
import org.outcomeledger.impact.cube.Snapshot;

/** Says where the records of a history stand in one share. */
final class Judged {
  private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);

  static Judged by(String indicator, History history, String asOf) {
    return by(indicator, history, Span.asOf(LocalDate.parse(asOf)));
  }

  static Judged by(String indicator, History history, String asOf, String from, String to) {
    return by(
        indicator,
        history,
        new Span(
            LocalDate.parse(asOf),
            Optional.of(LocalDate.parse(from)),
            Optional.of(LocalDate.parse(to))));
  }

  private static Judged by(String indicator, History history, Span span) {
    Share share = (Share) Catalogue.find(indicator).orElseThrow();
    Frame frame = share.frame(span);
    Judged judged = new Judged();
    Snapshot snapshot = history.cube().snapshot();
    LearnerRecords records = new LearnerRecords();
    snapshot.scan(
        facts -> {
          records.derive(facts, frame.asOf());
          for (int i = 0; i < records.count(); i++) {
            if (frame.asksFor(share.referenceDay(records.get(i)))) {
              judged.counts.merge(share.standing(records.get(i), frame), 1, Integer::sum);
            }
          }
        });
    return judged;
  }

  /** There is one record, and it stands there. */
  void is(Standing standing) {
    assertThat(counts).isEqualTo(Map.of(standing, 1));
  }

  void are(Map<Standing, Integer> expected) {
    assertThat(counts).isEqualTo(expected);
  }

  void areNone() {
    assertThat(counts).isEmpty();
  }
}
