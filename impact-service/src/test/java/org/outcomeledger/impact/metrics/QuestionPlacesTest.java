package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.impact.metrics.QuestionPlaces.Place;
import org.outcomeledger.impact.metrics.QuestionPlaces.Price;

/** Who is counted beside whom. */
@Timeout(60)
class QuestionPlacesTest {
  private static final Duration NOW = Duration.ZERO;
  private static final Price CHEAP = new Price(1, 10);

  private final QuestionPlaces places = new QuestionPlaces(new Price(6, 800), new Price(1, 100));

  private void isRefused(Price price) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> places.take(price, NOW))
        .satisfies(it -> assertThat(it.problem().status()).isEqualTo(429));
  }

  @Test
  void questionsThatTogetherTakeTooMuchMemoryAreNotCountedBesideEachOther() throws Exception {
    Place first = places.take(new Price(2, 400), NOW);
    isRefused(new Price(2, 400));
    first.close();
    places.take(new Price(2, 400), NOW);
  }

  @Test
  void norThoseThatTakeTooManyProcessors() throws Exception {
    places.take(new Price(2, 10), NOW);
    places.take(new Price(2, 10), NOW);
    isRefused(new Price(2, 10));
  }

  @Test
  void cheapOnesAreCountedBesideTheDearest() throws Exception {
    places.take(new Price(2, 700), NOW);
    places.take(new Price(2, 0), NOW);
    places.take(CHEAP, NOW);
    places.take(CHEAP, NOW);
    isRefused(CHEAP);
  }

  @Test
  void aPlaceThatIsGivenBackTwiceIsGivenBackOnce() throws Exception {
    Place place = places.take(new Price(2, 700), NOW);
    place.close();
    place.close();
    places.take(new Price(2, 700), NOW);
    isRefused(new Price(2, 1));
  }

  @Test
  void onceItIsCountedAnAnswerHasItsMemoryOnlyUntilItIsServed() throws Exception {
    Place first = places.take(new Price(4, 400), NOW);
    isRefused(new Price(2, 10));
    first.counted();
    first.counted();
    places.take(new Price(5, 10), NOW).close();
    isRefused(new Price(6, 10));
    isRefused(new Price(2, 400));
    first.close();
    isRefused(new Price(6, 10));
    places.take(new Price(5, 700), NOW);
    isRefused(new Price(1, 101));
  }

  @Test
  void whoWaitsGetsThePlaceThatComesFree() throws Exception {
    Place taken = places.take(new Price(2, 700), NOW);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Place> waiting =
          CompletableFuture.supplyAsync(() -> takePatiently(new Price(2, 700)), threads);
      taken.close();
      waiting.get().close();
    }
  }

  private Place takePatiently(Price price) {
    try {
      return places.take(price, Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
