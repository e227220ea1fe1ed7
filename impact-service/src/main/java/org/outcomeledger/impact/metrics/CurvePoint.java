package org.outcomeledger.impact.metrics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.indicators.statistics.IncidenceCurve;

/** One day of a curve as it is answered; the interval is null where the incidence is 0 or 1. */
record CurvePoint(
    int day,
    long atRisk,
    long events,
    long competing,
    long censored,
    double incidence,
    double survival,
    double standardError,
    @Schema(nullable = true) Limits interval) {

  static CurvePoint of(IncidenceCurve.Point point) {
    return new CurvePoint(
        point.day(),
        point.atRisk(),
        point.events(),
        point.competing(),
        point.censored(),
        point.incidence(),
        point.survival(),
        point.standardError(),
        point.interval().map(Limits::of).orElse(null));
  }
}
