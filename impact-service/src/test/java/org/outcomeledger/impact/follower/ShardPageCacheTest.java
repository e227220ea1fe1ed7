package org.outcomeledger.impact.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShardPageCacheTest {

  private static final long FAR = ShardPageCache.APART + ReplayPageCache.PAGE;

  private long now;
  private final ShardPageCache cache = new ShardPageCache(() -> now);
  private final List<Long> fetched = new ArrayList<>();

  @Test
  @DisplayName("two readers side by side get the same page, which is fetched once")
  void sideBySide() {
    assertThat(take("cube", 0)).isPresent().isEqualTo(take("projector", 0));
    take("cube", 1_000);
    take("projector", 1_000);
    assertThat(fetched).containsExactly(0L, 1_000L);
  }

  @Test
  @DisplayName("the one in front waits for the one behind, and goes on once that has moved")
  void waits() {
    take("projector", 0);
    assertThat(take("cube", ShardPageCache.LEAD)).isPresent();
    assertThat(take("cube", ShardPageCache.LEAD + 1_000)).isEmpty();
    take("projector", 1_000);
    assertThat(take("cube", ShardPageCache.LEAD + 1_000)).isPresent();
  }

  @Test
  @DisplayName("nobody waits for one that has stopped moving")
  void stalled() {
    take("projector", 0);
    take("cube", ShardPageCache.LEAD);
    now += ShardPageCache.IDLE_LIMIT.toNanos();
    assertThat(take("cube", ShardPageCache.LEAD + 1_000)).isPresent();
  }

  @Test
  @DisplayName("nobody waits for one that is far behind, nor for one that has left")
  void doesNotWait() {
    take("projector", 0);
    assertThat(take("cube", FAR)).isPresent();
    assertThat(take("auditor", FAR + ShardPageCache.LEAD + 1_000)).isEmpty();
    cache.leave("cube");
    assertThat(take("auditor", FAR + ShardPageCache.LEAD + 1_000)).isPresent();
  }

  @Test
  @DisplayName("a page that could not be fetched, or had nothing, is fetched again")
  void useless() {
    take("cube", 0).orElseThrow().completeExceptionally(new IllegalStateException("away"));
    take("cube", 0).orElseThrow().complete(List.of());
    assertThat(take("cube", 0).orElseThrow()).isNotDone();
    assertThat(fetched).containsExactly(0L, 0L, 0L);
  }

  @Test
  @DisplayName("what nobody came for in time is fetched again")
  void abandoned() {
    take("cube", 0);
    now += ShardPageCache.IDLE_LIMIT.toNanos();
    take("projector", 0);
    assertThat(fetched).containsExactly(0L, 0L);
  }

  private Optional<CompletableFuture<List<ParsedEntry>>> take(String reader, long after) {
    return cache.take(
        reader,
        after,
        position -> {
          fetched.add(position);
          return new CompletableFuture<>();
        });
  }
}
