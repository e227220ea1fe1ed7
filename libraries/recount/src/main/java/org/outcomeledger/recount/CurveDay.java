package org.outcomeledger.recount;

import java.util.Optional;

/**
 * One day of a curve.
 *
 * @param day since day 0
 * @param atRisk at its beginning
 * @param incidence the share with the event by its end
 * @param survival the share with neither event by then
 * @param interval of the incidence, "null at 0 and 1"
 */
public record CurveDay(
    long day,
    long atRisk,
    long events,
    long competing,
    long censored,
    double incidence,
    double survival,
    double standardError,
    Optional<ConfidenceInterval> interval) {}
