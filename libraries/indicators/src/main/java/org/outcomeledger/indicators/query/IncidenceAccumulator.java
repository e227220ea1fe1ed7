package org.outcomeledger.indicators.query;

import java.util.Optional;
import org.outcomeledger.indicators.figure.IncidenceFigure;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.Standing;

/** When what happened to each record at risk, followed to the end and as long as it was known. */
final class IncidenceAccumulator implements Accumulator {
  private final Incidence incidence;
  private final Frame frame;
  private final TimesToEvent strict = new TimesToEvent();
  private final TimesToEvent observed = new TimesToEvent();
  private int excluded;

  IncidenceAccumulator(Incidence incidence, Frame frame) {
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
  public void add(Accumulator other) {
    IncidenceAccumulator others = (IncidenceAccumulator) other;
    strict.add(others.strict);
    observed.add(others.observed);
    excluded += others.excluded;
  }

  @Override
  public IncidenceFigure figure() {
    return new IncidenceFigure(
        strict.byDay(),
        incidence.isStrictOnly() ? Optional.empty() : Optional.of(observed.byDay()),
        excluded);
  }

  @Override
  public long bytes() {
    return 160 + strict.bytes() + observed.bytes();
  }
}
