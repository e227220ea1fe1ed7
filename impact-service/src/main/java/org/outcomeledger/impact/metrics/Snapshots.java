package org.outcomeledger.impact.metrics;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.Snapshot;

/** The snapshots that a caller's questions are answered from. */
interface Snapshots {

  /**
   * The one that is shown now.
   *
   * @throws org.outcomeledger.indicators.cube.CubeNotLoaded before there is any
   */
  Snapshot latest();

  /**
   * Completes with one that is not the one given, at once where there is one already; fails with a
   * {@link java.util.concurrent.TimeoutException} when none comes in time.
   */
  CompletableFuture<Snapshot> other(Snapshot known, Duration limit);

  /** Always the cube's latest. */
  record Live(Cube cube) implements Snapshots {
    @Override
    public Snapshot latest() {
      return cube.snapshot();
    }

    @Override
    public CompletableFuture<Snapshot> other(Snapshot known, Duration limit) {
      return cube.other(known, limit);
    }
  }
}
