package org.outcomeledger.impact.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.Standing;

/** When what happened to each record at risk, followed to the end and as long as it was known. */
final class IncidenceTally implements Tally {
  private final Incidence incidence;
  private final Frame frame;
  private final Fates strict = new Fates();
  private final Fates observed = new Fates();
  private int excluded;

  IncidenceTally(Incidence incidence, Frame frame) {
    this.incidence = incidence;
    this.frame = frame;
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    Standing standing = incidence.standing(record, frame);
    if (standing == Standing.EXCLUDED) {
      excluded++;
    } else if (standing == Standing.NUMERATOR) {
      strict.add(incidence.strict(record, frame));
      incidence.observed(record, frame).ifPresent(observed::add);
    }
  }

  @Override
  public void add(Tally other) {
    IncidenceTally others = (IncidenceTally) other;
    strict.add(others.strict);
    observed.add(others.observed);
    excluded += others.excluded;
  }

  /** The day of the half, of the strict curve. */
  @Override
  public List<Row> rows(Map<String, String> group) {
    return List.of(
        Row.ofMedianDay(group, strict.curve().median(), strict.size(), strict.events(), excluded));
  }

  /** The strict curve, and the observed one where there is one. */
  List<Curve> curves(Map<String, String> group) {
    List<Curve> curves = new ArrayList<>();
    curves.add(Curve.of(group, "strict", strict.curve()));
    if (!incidence.isStrictOnly()) {
      curves.add(Curve.of(group, "observed", observed.curve()));
    }
    return curves;
  }

  @Override
  public long bytes() {
    return 64 + strict.bytes() + observed.bytes();
  }
}
