package org.outcomeledger.impact.cube;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outcomeledger.impact.follower.Batch;
import org.outcomeledger.impact.follower.Delivered;
import org.outcomeledger.impact.follower.Sink;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.impact.readmodel.FactReader;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.Snapshot;

/**
 * Brings what is followed into the cube. It begins with all that the read model holds at one
 * moment, and begins so again after a failure: nothing of the cube outlives the process anyway.
 */
@Singleton
public final class CubeSink implements Sink {
  private final Cube cube;
  private final FactReader readModel;
  private final Map<Position, Watermark> watermarks = new HashMap<>();
  private boolean loaded;

  CubeSink(Cube cube, FactReader readModel) {
    this.cube = cube;
    this.readModel = readModel;
  }

  @Override
  public String name() {
    return "cube";
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public synchronized List<Watermark> watermarks() {
    if (!loaded) {
      cube.load(facts -> positions(begin(readModel.read(facts))));
      loaded = true;
    }
    return List.copyOf(watermarks.values());
  }

  /**
   * What the figures are at one moment, and how far they were followed for that.
   *
   * @param watermarks of the shards of which something was applied
   */
  public record Moment(Snapshot snapshot, List<Watermark> watermarks) {

    /** Copies the list. */
    public Moment {
      watermarks = List.copyOf(watermarks);
    }
  }

  /** The figures now; empty while they are loaded. */
  public synchronized Optional<Moment> moment() {
    return loaded
        ? Optional.of(new Moment(cube.snapshot(), List.copyOf(watermarks.values())))
        : Optional.empty();
  }

  private List<Watermark> begin(List<Watermark> read) {
    watermarks.clear();
    read.forEach(this::keep);
    return read;
  }

  @Override
  public synchronized void apply(List<Batch> batches) {
    loaded = false;
    List<Fact> facts = new ArrayList<>();
    List<Position> erased = new ArrayList<>();
    for (Batch batch : batches) {
      for (Delivered delivered : batch.delivered()) {
        switch (delivered) {
          case Delivered.Stated stated -> facts.add(stated.fact());
          case Delivered.Erased marker -> erased.addAll(positions(marker));
        }
      }
    }
    List<Watermark> reached = batches.stream().map(Batch::to).toList();
    cube.apply(facts, erased, positions(reached));
    reached.forEach(this::keep);
    loaded = true;
  }

  private void keep(Watermark reached) {
    watermarks.put(new Position(reached.ledger(), reached.shard(), 0), reached);
  }

  private static Collection<Position> positions(Delivered.Erased marker) {
    return marker.positions().stream()
        .map(it -> new Position(marker.ledger(), marker.shard(), it))
        .toList();
  }

  private static Collection<Position> positions(List<Watermark> watermarks) {
    return watermarks.stream()
        .map(it -> new Position(it.ledger(), it.shard(), it.position()))
        .toList();
  }
}
