package org.outcomeledger.indicators.indicator;

import java.util.LinkedHashMap;
import java.util.Map;

/** A share that is asked for at several times after the reference day, each with its maturity. */
public non-sealed interface SharesByWindow extends Indicator {

  /** From the earliest to the latest, each called as an ISO 8601 period: {@code P6M}. */
  Map<String, Share> byWindow();

  @Override
  default Reference reference() {
    return Reference.COMPLETION;
  }

  /** A share for each number of months, with the same outcome on each of their last days. */
  static Map<String, Share> ofMonths(Definition definition, Outcome outcome, int... months) {
    Map<String, Share> byWindow = new LinkedHashMap<>();
    for (int after : months) {
      byWindow.put("P" + after + "M", new AtMonths(definition, outcome, after));
    }
    return byWindow;
  }

  /** Where a record stands that is asked about, on the last day of a window. */
  interface Outcome {
    Verdict of(LearnerRecord record, int lastDay);
  }

  /** The share of one window. */
  record AtMonths(Definition definition, Outcome outcome, int months) implements ShareAtMonths {
    @Override
    public Verdict outcome(LearnerRecord record, int lastDay) {
      return outcome.of(record, lastDay);
    }
  }
}
