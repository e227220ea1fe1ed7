package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.outcomeledger.impact.cube.CubeContents;
import org.outcomeledger.impact.readmodel.TestReadModel;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.testservers.TestServers;

@Execution(ExecutionMode.CONCURRENT)
class CubeHandOverTest {

  private static final long SEED = System.nanoTime();

  private final RandomEvents events = new RandomEvents(SEED);
  private FollowerFixture world;
  private TestReadModel rows;

  @BeforeEach
  void aReadModelThatIsFollowed() {
    world = new FollowerFixture(TestServers.kafka());
    rows = world.readModel();
    world.awaitCaughtUp(world.follow(rows.projector()));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("a cube that takes over the read model and follows on equals the rows")
  void takesOverAndFollows() {
    world.relay(world.append(events, 500));
    world.awaitAllRows(rows);
    Cube cube = new Cube("EUR");
    Follower follower = world.follow(CubeContents.sink(cube, rows.reader()));
    for (int round = 0; round < 20; round++) {
      world.relay(world.append(events, 25));
    }
    world.awaitCaughtUp(follower);
    awaitEqual(cube);
  }

  @Test
  @DisplayName("a cube that finds an empty read model comes to equal the rows by replay")
  void startsFromNothing() {
    world.append(events, 500);
    TestReadModel empty = world.readModel();
    Cube cube = new Cube("EUR");
    world.awaitCaughtUp(world.follow(CubeContents.sink(cube, empty.reader())));
    awaitEqual(cube);
  }

  @Test
  @DisplayName("a cube whose sink fails begins anew and loses nothing")
  void beginsAnew() {
    Cube cube = new Cube("EUR");
    Sink sink = CubeContents.sink(cube, rows.reader());
    Follower follower = world.follow(new FailsOnce(sink));
    world.awaitCaughtUp(follower);
    world.relay(world.append(events, 300));
    awaitEqual(cube);
  }

  private void awaitEqual(Cube cube) {
    world.awaitAllRows(rows);
    FollowerFixture.waiting()
        .untilAsserted(
            () ->
                assertThat(CubeContents.of(cube))
                    .as("seed %d", SEED)
                    .isEqualTo(CubeContents.of(CubeContents.loaded(rows.reader()))));
  }

  /** Applies what it is given, and then says that it failed, as when only an answer was lost. */
  private static final class FailsOnce implements Sink {

    private final Sink sink;
    private boolean failed;

    FailsOnce(Sink sink) {
      this.sink = sink;
    }

    @Override
    public String name() {
      return sink.name();
    }

    @Override
    public boolean shared() {
      return sink.shared();
    }

    @Override
    public List<Watermark> watermarks() {
      return sink.watermarks();
    }

    @Override
    public void apply(List<Batch> batches) {
      sink.apply(batches);
      if (!failed) {
        failed = true;
        throw new IllegalStateException("the answer was lost");
      }
    }
  }
}
