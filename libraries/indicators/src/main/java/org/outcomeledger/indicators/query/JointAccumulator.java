package org.outcomeledger.indicators.query;

import java.util.List;
import org.outcomeledger.indicators.figure.Figure;
import org.outcomeledger.indicators.figure.KeyedFigure;
import org.outcomeledger.indicators.indicator.LearnerRecord;

/** What several questions come to in a group that they have in common; each of them is a part. */
final class JointAccumulator implements Accumulator {
  private final List<Accumulator> parts;

  JointAccumulator(List<Accumulator> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Of one of the questions, in the order of the parts. */
  Accumulator part(int question) {
    return parts.get(question);
  }

  @Override
  public void count(LearnerRecord record, int learner) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).count(record, learner);
    }
  }

  @Override
  public void add(Accumulator other) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).add(((JointAccumulator) other).parts.get(i));
    }
  }

  @Override
  public Figure figure() {
    throw new IllegalStateException("Each question has a figure of its own");
  }

  @Override
  public KeyedFigure keyed() {
    throw new IllegalStateException("Each question has a figure of its own");
  }

  @Override
  public long bytes() {
    return parts.stream().mapToLong(Accumulator::bytes).sum();
  }
}
