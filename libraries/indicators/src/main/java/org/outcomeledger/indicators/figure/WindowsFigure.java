package org.outcomeledger.indicators.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A share at several times after the reference day.
 *
 * @param byWindow from the earliest to the latest, each called as an ISO 8601 period: {@code P6M}
 */
public record WindowsFigure(Map<String, ShareFigure> byWindow) implements Figure {
  public WindowsFigure {
    byWindow = Collections.unmodifiableMap(new LinkedHashMap<>(byWindow));
  }
}
