package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.indicators.cube.History;

/** Says where the records of a history stand in one share, or in one window of several. */
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
    Share share = share(indicator);
    Frame frame = share.frame(span);
    Judged judged = new Judged();
    Derived.records(
        history,
        frame.asOf(),
        record -> {
          if (frame.asksFor(share.referenceDay(record))) {
            judged.counts.merge(share.standing(record, frame), 1, Integer::sum);
          }
        });
    return judged;
  }

  /** By id, or by id and window: {@code EMP4 P6M}. */
  private static Share share(String name) {
    String[] parts = name.split(" ", -1);
    Indicator indicator = Catalogue.find(parts[0]).orElseThrow();
    return parts.length == 1
        ? (Share) indicator
        : ((SharesByWindow) indicator).byWindow().get(parts[1]);
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
