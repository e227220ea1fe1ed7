package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.outcomeledger.indicators.figure.DailyEvents;
import org.outcomeledger.indicators.figure.DisclosedIncidenceFigure;
import org.outcomeledger.indicators.figure.IncidenceFigure;
import org.outcomeledger.indicators.figure.WithheldFigure;
import org.outcomeledger.indicators.query.GroupFigure;
import org.outcomeledger.indicators.statistics.IncidenceCurve;

/**
 * One group's curve as it is answered, members as the contract orders them.
 *
 * @param kind {@code strict} or {@code observed}
 * @param atRisk on day 0; null where the curve is withheld, which then has no points
 * @param suppressed why the curve is hidden; left out where it is not
 * @param coded what is told instead of the curve; left out where it is told
 */
record Curve(
    Map<String, String> group,
    String kind,
    @Schema(nullable = true) Long atRisk,
    List<CurvePoint> points,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String suppressed,
    @JsonInclude(Include.NON_NULL) @Schema(nullable = true) String coded) {

  Curve {
    points = List.copyOf(points);
  }

  /** The strict curve, and the observed one where there is one; none of a figure without. */
  static List<Curve> of(GroupFigure it) {
    Map<String, String> group = it.group();
    return switch (it.figure()) {
      case IncidenceFigure figure -> of(group, figure.strict(), figure.observed());
      case DisclosedIncidenceFigure figure -> of(group, figure.strict(), figure.observed());
      case WithheldFigure figure -> List.of(withheld(group, figure));
      default -> List.of();
    };
  }

  private static List<Curve> of(
      Map<String, String> group, DailyEvents strict, Optional<DailyEvents> observed) {
    List<Curve> curves = new ArrayList<>();
    curves.add(of(group, "strict", strict.curve()));
    observed.ifPresent(days -> curves.add(of(group, "observed", days.curve())));
    return curves;
  }

  private static Curve of(Map<String, String> group, String kind, IncidenceCurve curve) {
    return new Curve(
        group,
        kind,
        curve.atRisk(),
        curve.points().stream().map(CurvePoint::of).toList(),
        null,
        null);
  }

  /** One for both kinds: what is withheld of the one is of the other. */
  private static Curve withheld(Map<String, String> group, WithheldFigure figure) {
    return new Curve(
        group,
        "strict",
        null,
        List.of(),
        figure.suppressed().orElse(null),
        figure.coded().orElse(null));
  }
}
