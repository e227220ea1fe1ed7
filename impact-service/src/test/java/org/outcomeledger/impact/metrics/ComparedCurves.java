package org.outcomeledger.impact.metrics;

import static org.outcomeledger.impact.metrics.ComparedFigures.number;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.outcomeledger.recount.ConfidenceInterval;
import org.outcomeledger.recount.CurveDay;
import org.outcomeledger.recount.Finding;
import org.outcomeledger.recount.GroupFigures;
import org.outcomeledger.recount.RecountFigure.Curves;

/** The days of curves by name, whoever counted them. */
final class ComparedCurves {

  private ComparedCurves() {}

  static Stream<ComparedFigures> of(Curve curve) {
    return curve.points().stream()
        .map(
            it ->
                step(
                    curve.group(),
                    curve.kind(),
                    new CurveDay(
                        it.day(),
                        it.atRisk(),
                        it.events(),
                        it.competing(),
                        it.censored(),
                        it.incidence(),
                        it.survival(),
                        it.standardError(),
                        Optional.ofNullable(it.interval())
                            .map(ends -> new ConfidenceInterval(ends.low(), ends.high())))));
  }

  private static ComparedFigures step(Map<String, String> group, String kind, CurveDay it) {
    Map<String, Double> figures = new HashMap<>();
    figures.put("at risk", number(it.atRisk()));
    figures.put("events", number(it.events()));
    figures.put("competing", number(it.competing()));
    figures.put("censored", number(it.censored()));
    figures.put("incidence", it.incidence());
    figures.put("survival", it.survival());
    figures.put("standard error", it.standardError());
    figures.put("low", it.interval().map(ConfidenceInterval::low).orElse(null));
    figures.put("high", it.interval().map(ConfidenceInterval::high).orElse(null));
    return new ComparedFigures(group, kind + " " + it.day(), figures);
  }

  static Stream<ComparedFigures> of(GroupFigures recounted) {
    Curves curves = (Curves) recounted.figures().getFirst();
    return Stream.concat(
        curves.strict().stream()
            .map(it -> step(ComparedFigures.named(recounted), Finding.STRICT, it)),
        curves.observed().stream()
            .map(it -> step(ComparedFigures.named(recounted), Finding.OBSERVED, it)));
  }
}
