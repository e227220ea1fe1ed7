package org.outcomeledger.indicators.indicator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** A share that is asked for at several times after the reference day, each with its maturity. */
public non-sealed interface SharesByWindow extends Indicator {

  /** From the earliest to the latest, each called as an ISO 8601 period: {@code P6M}. */
  Map<String, Share> byWindow();

  @Override
  default int referenceDay(LearnerRecord record) {
    return record.completedOn();
  }

  /** A share for each number of months. */
  static Map<String, Share> ofMonths(IntFunction<Share> share, int... months) {
    Map<String, Share> byWindow = new LinkedHashMap<>();
    for (int after : months) {
      byWindow.put("P" + after + "M", share.apply(after));
    }
    return byWindow;
  }
}
