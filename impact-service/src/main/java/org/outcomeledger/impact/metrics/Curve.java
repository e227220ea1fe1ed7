package org.outcomeledger.impact.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.outcomeledger.indicators.figure.IncidenceFigure;
import org.outcomeledger.indicators.query.GroupFigure;
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

  /** The strict curve, and the observed one where there is one; none of a figure without. */
  static List<Curve> of(GroupFigure it) {
    List<Curve> curves = new ArrayList<>();
    if (it.figure() instanceof IncidenceFigure figure) {
      curves.add(of(it.group(), "strict", figure.strict().curve()));
      figure.observed().ifPresent(o -> curves.add(of(it.group(), "observed", o.curve())));
    }
    return curves;
  }

  private static Curve of(Map<String, String> group, String kind, IncidenceCurve curve) {
    return new Curve(
        group, kind, curve.atRisk(), curve.points().stream().map(CurvePoint::of).toList());
  }
}
