package org.outcomeledger.indicators.query;

import java.util.Optional;
import org.outcomeledger.indicators.figure.IncidenceFigure;
import org.outcomeledger.indicators.figure.KeyedFigure.KeyedIncidence;
import org.outcomeledger.indicators.indicator.Frame;
import org.outcomeledger.indicators.indicator.Incidence;
import org.outcomeledger.indicators.indicator.LearnerRecord;
import org.outcomeledger.indicators.indicator.Standing;

/** When what happened to each record at risk, followed to the end and as long as it was known. */
final class IncidenceAccumulator implements Accumulator {
  private final Incidence incidence;
  private final Frame frame;
  private final RecordStanding standings;
  private final RecordKeys keys;
  private final TimesToEvent strict;
  private final TimesToEvent observed;
  private int excluded;
  private long excludedKey;

  IncidenceAccumulator(Incidence incidence, Frame frame, RecordKeys keys, RecordLookups lookups) {
    this.incidence = incidence;
    this.frame = frame;
    this.standings = lookups.standing(incidence, frame);
    this.keys = keys;
    this.strict = new TimesToEvent(keys.isWanted());
    this.observed = new TimesToEvent(keys.isWanted());
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    Standing standing = standings.of(record, learner);
    if (standing == Standing.EXCLUDED) {
      excluded++;
      excludedKey ^= key(record);
    } else if (standing == Standing.NUMERATOR) {
      strict.add(incidence.strict(record, frame), key(record));
      incidence.observed(record, frame).ifPresent(it -> observed.add(it, key(record)));
    }
  }

  private long key(LearnerRecord record) {
    return keys.isWanted() ? keys.ofRecord(record) : 0;
  }

  @Override
  public void add(Accumulator other) {
    IncidenceAccumulator others = (IncidenceAccumulator) other;
    strict.add(others.strict);
    observed.add(others.observed);
    excluded += others.excluded;
    excludedKey ^= others.excludedKey;
  }

  @Override
  public IncidenceFigure figure() {
    return new IncidenceFigure(
        strict.byDay(),
        incidence.isStrictOnly() ? Optional.empty() : Optional.of(observed.byDay()),
        excluded);
  }

  @Override
  public KeyedIncidence keyed() {
    return new KeyedIncidence(
        figure(),
        strict.keysByDay(),
        incidence.isStrictOnly() ? Optional.empty() : Optional.of(observed.keysByDay()),
        excludedKey);
  }

  @Override
  public long bytes() {
    return 160 + strict.bytes() + observed.bytes();
  }
}
