package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.Snapshot;

/** A stream that waits for figures that never change. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class ValueStreamTest {

  private final Cube cube = new Cube("EUR");
  private final List<Runnable> whenServed = new ArrayList<>();
  private final AnswerReader reader =
      new AnswerReader() {
        @Override
        public boolean isGone() {
          return false;
        }

        @Override
        public void whenServed(Runnable then) {
          whenServed.add(then);
        }

        @Override
        public void dismiss() {}

        @Override
        public void boundBuffer(int bytes) {}
      };

  @BeforeEach
  void load() {
    cube.load(sink -> List.of());
  }

  @Test
  void waitsNoLongerThanItsReader() throws Exception {
    ValueStream stream = new ValueStream(watch(new Unchanged()), null, null, null, new SseImpl());

    assertThat(stream.next().getComment()).as("told to nobody").isEqualTo("still here");
  }

  private StreamSubscription watch(Snapshots snapshots) {
    return new StreamSubscription(List::of, snapshots, null, Instant.MAX, "", reader);
  }

  /** After the first, no other ever comes; the reader goes as soon as one is waited for. */
  private final class Unchanged implements Snapshots {
    @Override
    public Snapshot latest() {
      return cube.snapshot();
    }

    @Override
    public CompletableFuture<Snapshot> other(Snapshot known, Duration limit) {
      if (known == null) {
        return CompletableFuture.completedFuture(latest());
      }
      whenServed.forEach(Runnable::run);
      return new CompletableFuture<>();
    }
  }
}
