package org.outcomeledger.impact.metrics;

import java.util.List;
import java.util.Map;
import org.outcomeledger.indicators.statistics.IncidenceCurve;

/**
 * One group's curve as it is answered, members as the contract orders them.
 *
 * @param kind {@code strict} or {@code observed}
 * @param atRisk on day 0
 */
record Curve(Map<String, String> group, String kind, long atRisk, List<CurvePoint> points) {

  Curve {
    points = List.copyOf(points);
  }

  static Curve of(Map<String, String> group, String kind, IncidenceCurve curve) {
    return new Curve(
        group, kind, curve.atRisk(), curve.points().stream().map(CurvePoint::of).toList());
  }
}
