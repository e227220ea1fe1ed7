package org.outcomeledger.indicators.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.outcomeledger.indicators.figure.Figure;

/**
 * One group's figure.
 *
 * @param group a value for each dimension, in the order in which they were asked for
 */
public record GroupFigure(Map<String, String> group, Figure figure) {
  public GroupFigure {
    group = Collections.unmodifiableMap(new LinkedHashMap<>(group));
  }
}
