package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How much of the streams is kept in memory: what they weigh, not how many events they have. */
class StreamCacheTest {

  private static final int LARGE = 10_000;
  private static final long ROOM = 3L * (LARGE + StreamCache.WEIGHT);

  private final StreamCache<List<String>, Word> cache =
      new StreamCache<>(new StreamLimits(1_000, 1, ROOM, 1_000, 1 << 20, 1_000));

  @Test
  void ofLargeEventsFewerAreKept() {
    for (int i = 0; i < 5; i++) {
      cache.keep(learner(i), streamOf(1, LARGE));
    }
    assertThat(kept(5)).isEqualTo(3);
    for (int i = 0; i < 50; i++) {
      cache.keep(learner(i), streamOf(1, 10));
    }
    assertThat(kept(50)).isEqualTo(ROOM / (10 + StreamCache.WEIGHT));
  }

  @Test
  void aStreamThatWeighsMoreThanAllMayIsNotKept() {
    cache.keep(learner(0), streamOf(1, LARGE));
    cache.keep(learner(1), streamOf(4, LARGE));
    assertThat(cache.find(learner(0))).isPresent();
    assertThat(cache.find(learner(1))).isEmpty();
  }

  private long kept(int learners) {
    long kept = 0;
    for (int i = 0; i < learners; i++) {
      kept += cache.find(learner(i)).isPresent() ? 1 : 0;
    }
    return kept;
  }

  private static StreamCache.Kept<List<String>, Word> streamOf(int events, int bytes) {
    var stream = new StreamCache.Kept<>(EventStream.none(new Word.WordRules()), new byte[32], 0);
    for (int i = 0; i < events; i++) {
      stream = stream.with(Word.uuid("id-" + i), new Word("word-" + i), bytes, new byte[32]);
    }
    return stream;
  }

  private static UUID learner(int number) {
    return Word.uuid("learner-" + number);
  }
}
