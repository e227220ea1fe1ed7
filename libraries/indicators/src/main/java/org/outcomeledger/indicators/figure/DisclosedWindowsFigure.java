package org.outcomeledger.indicators.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A share at several times, some of which may be withheld.
 *
 * @param byWindow from the earliest to the latest; each a {@link ShareFigure} or a {@link
 *     WithheldFigure}
 */
public record DisclosedWindowsFigure(Map<String, Figure> byWindow) implements Figure {
  public DisclosedWindowsFigure {
    byWindow = Collections.unmodifiableMap(new LinkedHashMap<>(byWindow));
  }
}
