package org.outcomeledger.indicators.figure;

/**
 * What a question comes to in one group, a kind for each kind of indicator. Immutable, and made of
 * exact counts and values, of which shares, medians, curves and intervals are made when they are
 * asked for: what takes a figure and returns another (to round or to suppress) changes the counts,
 * and all that is made of them follows. Nothing is rounded here, and nothing says how it is
 * written.
 */
public sealed interface Figure
    permits NumberFigure,
        ShareFigure,
        WindowsFigure,
        DifferenceFigure,
        QuantityFigure,
        IncidenceFigure {}
