package org.outcomeledger.impact.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.impact.ImpactConfig;

/** Who may listen once all places are taken. */
class StreamPlacesTest {
  private record Settings(int most, int mostOfOne, Duration undisturbed)
      implements ImpactConfig.Streams {}

  /** Goes on when it is told to. */
  private static final class TestClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final TestClock clock = new TestClock();
  private final StreamPlaces places =
      new StreamPlaces(new Settings(4, 3, Duration.ofSeconds(60)), clock);
  private final List<String> ended = new ArrayList<>();

  private StreamPlaces.Place take(String listener, String name) {
    clock.now = clock.now.plusSeconds(1);
    return places.take(listener, () -> ended.add(name));
  }

  private void isRefused(String listener) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> take(listener, "none"))
        .satisfies(it -> assertThat(it.problem().status()).isEqualTo(429));
  }

  @Test
  void onePlatformDoesNotTakeThePlacesOfAll() {
    take("a", "a1");
    take("a", "a2");
    take("a", "a3");
    isRefused("a");
    take("b", "b1");
    isRefused("b");
    assertThat(ended).isEmpty();
  }

  @Test
  void whereAllAreTakenTheOldestGivesWayAfterAMinute() {
    for (String name : List.of("1", "2", "3", "4")) {
      take(name, name);
    }
    isRefused("5");
    clock.now = clock.now.plusSeconds(60);
    take("5", "5");
    assertThat(ended).containsExactly("1");
    assertThat(places.open()).isEqualTo(4);
  }

  @Test
  void ofAPlatformThatHasAllItMayHaveItsOwnOldestDoes() {
    take("b", "b1");
    take("a", "a1");
    take("a", "a2");
    take("a", "a3");
    clock.now = clock.now.plusSeconds(60);
    take("a", "a4");
    assertThat(ended).containsExactly("a1");
  }

  @Test
  void aPlaceThatIsGivenBackIsFree() {
    take("a", "a1");
    take("a", "a2");
    take("a", "a3").close();
    take("a", "a4");
    assertThat(ended).isEmpty();
  }

  @Test
  void oneThatGaveWayGivesNothingBackALastTime() {
    StreamPlaces.Place first = take("a", "a1");
    take("a", "a2");
    take("a", "a3");
    clock.now = clock.now.plusSeconds(60);
    take("a", "a4");
    first.close();
    assertThat(places.open()).isEqualTo(3);
  }
}
