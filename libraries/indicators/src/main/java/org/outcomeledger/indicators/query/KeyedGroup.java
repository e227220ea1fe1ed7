package org.outcomeledger.indicators.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.outcomeledger.indicators.figure.KeyedFigure;

/**
 * One group's exact figure, with the keys of what was counted.
 *
 * @param group a value for each dimension, in the order in which they were asked for
 */
public record KeyedGroup(Map<String, String> group, KeyedFigure figure) {
  public KeyedGroup {
    group = Collections.unmodifiableMap(new LinkedHashMap<>(group));
  }
}
