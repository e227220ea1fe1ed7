package org.outcomeledger.impact.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.outcomeledger.impact.ImpactConfig;

/**
 * Who listens: so many at once, and so many of one platform. Where all places are taken, the stream
 * that has had its place for longest gives way, if that is long enough. Whoever reads comes back
 * with the last event's id; a reader that is gone without a word, and took so little that nobody
 * could tell, does not.
 */
@Singleton
final class StreamPlaces {
  private final int most;
  private final int mostOfOne;
  private final Duration undisturbed;
  private final Clock clock;

  /** From the oldest on. */
  private final Set<Place> taken = new LinkedHashSet<>();

  @Inject
  StreamPlaces(ImpactConfig config) {
    this(config.streams(), Clock.systemUTC());
  }

  StreamPlaces(ImpactConfig.Streams config, Clock clock) {
    this.most = config.most();
    this.mostOfOne = config.mostOfOne();
    this.undisturbed = config.undisturbed();
    this.clock = clock;
  }

  /** A place that was taken, to be given back. */
  final class Place implements AutoCloseable {
    private final String listener;
    private final Instant since;
    private final Runnable end;

    private Place(String listener, Runnable end) {
      this.listener = listener;
      this.since = clock.instant();
      this.end = end;
    }

    @Override
    public void close() {
      synchronized (StreamPlaces.this) {
        taken.remove(this);
      }
    }
  }

  /**
   * Takes a place.
   *
   * @param listener a platform, or a caller who belongs to none
   * @param end ends the stream where another needs its place
   * @throws org.outcomeledger.http.Refusal where no place is free, nor can be made free
   */
  Place take(String listener, Runnable end) {
    Optional<Place> ended;
    Place place = new Place(listener, end);
    synchronized (this) {
      ended = whoGivesWay(listener);
      ended.ifPresent(taken::remove);
      taken.add(place);
    }
    ended.ifPresent(it -> it.end.run());
    return place;
  }

  /** How many listen. */
  synchronized int open() {
    return taken.size();
  }

  /** How many may. */
  int most() {
    return most;
  }

  private Optional<Place> whoGivesWay(String listener) {
    List<Place> ofOne = taken.stream().filter(it -> it.listener.equals(listener)).toList();
    if (ofOne.size() >= mostOfOne) {
      return Optional.of(oldest(ofOne));
    }
    return taken.size() >= most ? Optional.of(oldest(List.copyOf(taken))) : Optional.empty();
  }

  private Place oldest(List<Place> places) {
    Instant longEnough = clock.instant().minus(undisturbed);
    return places.stream()
        .min(Comparator.comparing(it -> it.since))
        .filter(it -> !it.since.isAfter(longEnough))
        .orElseThrow(Refused::tooManyStreams);
  }
}
