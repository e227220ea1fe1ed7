package org.outcomeledger.indicators.query;

import java.util.List;
import java.util.stream.Stream;

/**
 * The figures of a question's groups, as one caller may see them. They come in order: by code
 * points, {@code unknown} last, dimension by dimension as they were asked for.
 */
public interface FiguresByGroup {

  /**
   * The figures of the groups behind a key; of all where that is empty. Made while they are read.
   */
  Stream<GroupFigure> figuresBehind(List<String> key);

  /** The figures of all groups. */
  default Stream<GroupFigure> figures() {
    return figuresBehind(List.of());
  }
}
