package org.outcomeledger.indicators.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.indicators.cube.History;
import org.outcomeledger.indicators.indicator.TimeToEvent.Cause;

/** Says what became of the records at risk of a history, on a curve. */
final class Followed {
  private final List<TimeToEvent> strict = new ArrayList<>();
  private final List<TimeToEvent> observed = new ArrayList<>();
  private final List<Standing> others = new ArrayList<>();

  static Followed on(String indicator, History history, String asOf) {
    Incidence incidence = (Incidence) Catalogue.find(indicator).orElseThrow();
    Frame frame = incidence.frame(Span.asOf(LocalDate.parse(asOf)));
    Followed followed = new Followed();
    Derived.records(
        history,
        frame.asOf(),
        record -> {
          Standing standing = incidence.standing(record, frame);
          if (standing == Standing.NUMERATOR) {
            followed.strict.add(incidence.strict(record, frame));
            incidence.observed(record, frame).ifPresent(followed.observed::add);
          } else {
            followed.others.add(standing);
          }
        });
    return followed;
  }

  /** One record is at risk, and this is its fate on both curves. */
  void is(int day, Cause cause) {
    isStrictly(day, cause);
    isObserved(day, cause);
  }

  void isStrictly(int day, Cause cause) {
    assertThat(strict).containsExactly(new TimeToEvent(day, cause));
  }

  void isObserved(int day, Cause cause) {
    assertThat(observed).containsExactly(new TimeToEvent(day, cause));
  }

  void isNotObserved() {
    assertThat(observed).isEmpty();
  }

  /** Nobody is at risk, and the only record stands there. */
  void isNotAtRiskBut(Standing standing) {
    assertThat(strict).isEmpty();
    assertThat(others).containsExactly(standing);
  }
}
