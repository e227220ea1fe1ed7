package org.outcomeledger.impact.cube;

import java.util.List;
import java.util.stream.Stream;
import org.outcomeledger.impact.follower.Sink;
import org.outcomeledger.impact.readmodel.FactReader;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.KeptFact;
import org.outcomeledger.indicators.cube.Snapshot;

/**
 * All that a cube says, in words, so that two cubes can be compared that came about differently.
 */
public final class CubeContents {

  private CubeContents() {}

  /** What takes facts into the cube, beginning with the read model. */
  public static Sink sink(Cube cube, FactReader readModel) {
    return new CubeSink(cube, readModel);
  }

  /** A cube that has just been read from the read model. */
  public static Cube loaded(FactReader readModel) {
    Cube cube = new Cube("EUR");
    sink(cube, readModel).watermarks();
    return cube;
  }

  /** Every fact in words and in order; and how far the cube is. */
  public static List<String> of(Cube cube) {
    Snapshot snapshot = cube.snapshot();
    return Stream.concat(
            KeptFact.of(snapshot).stream().map(KeptFact::toString),
            Stream.of(snapshot.positions().toString()))
        .toList();
  }
}
