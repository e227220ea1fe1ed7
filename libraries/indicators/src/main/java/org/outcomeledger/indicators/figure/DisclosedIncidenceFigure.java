package org.outcomeledger.indicators.figure;

import java.util.Optional;
import org.outcomeledger.indicators.statistics.MedianDay;

/**
 * How the share with an event grows, told in steps of several days and in rounded counts; its last
 * step is one with enough at risk.
 *
 * @param strict everyone at risk, followed to the end; a day stands for the step that it ends
 * @param observed the same, followed as long as anything was known; empty where there is the strict
 *     curve only
 * @param events how many had the event, those beyond the last step among them
 * @param atRisk on day 0
 * @param median when half had the event, rounded
 * @param excluded who was taken out
 */
public record DisclosedIncidenceFigure(
    DailyEvents strict,
    Optional<DailyEvents> observed,
    long events,
    long atRisk,
    MedianDay median,
    long excluded)
    implements Figure {}
