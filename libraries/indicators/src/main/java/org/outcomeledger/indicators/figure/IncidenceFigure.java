package org.outcomeledger.indicators.figure;

import java.util.Optional;

/**
 * How the share with an event grows from day 0 on.
 *
 * @param strict everyone at risk, followed to the end, the unknown without an event
 * @param observed everyone at risk, followed as long as anything was known of them; empty where
 *     there is the strict curve only
 * @param excluded who was taken out
 */
public record IncidenceFigure(DailyEvents strict, Optional<DailyEvents> observed, long excluded)
    implements Figure {}
