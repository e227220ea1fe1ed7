package org.outcomeledger.indicators.figure;

/** How many there are: out of nothing, and of no uncertainty. */
public record NumberFigure(long number) implements Figure {}
