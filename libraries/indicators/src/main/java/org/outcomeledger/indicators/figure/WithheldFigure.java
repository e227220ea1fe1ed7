package org.outcomeledger.indicators.figure;

import java.util.Optional;

/**
 * A figure that is not told. One of the two says why; nothing else is said, so that what is
 * withheld for one reason looks like everything else that is.
 *
 * @param suppressed the reason, of a cell that is hidden
 * @param coded what is told instead of the figure, in words
 */
public record WithheldFigure(Optional<String> suppressed, Optional<String> coded)
    implements Figure {

  /** A cell that is hidden. */
  public static WithheldFigure hidden(String reason) {
    return new WithheldFigure(Optional.of(reason), Optional.empty());
  }

  /** A figure of which only this is told. */
  public static WithheldFigure coded(String words) {
    return new WithheldFigure(Optional.empty(), Optional.of(words));
  }
}
