package org.outcomeledger.indicators.figure;

/**
 * What a question comes to in one group, a kind for each kind of indicator. Immutable, and made of
 * counts and values, of which shares, medians, curves and intervals are made when they are asked
 * for. Counting makes exact ones. Disclosure control makes others of them: the counts are rounded,
 * and all that is made of them follows; what cannot be rounded count by count has a kind of its
 * own, and so has what is withheld. Nothing here says how it is written.
 */
public sealed interface Figure
    permits NumberFigure,
        ShareFigure,
        WindowsFigure,
        DifferenceFigure,
        QuantityFigure,
        IncidenceFigure,
        WithheldFigure,
        DisclosedWindowsFigure,
        DisclosedMedianFigure,
        DisclosedIncidenceFigure {}
