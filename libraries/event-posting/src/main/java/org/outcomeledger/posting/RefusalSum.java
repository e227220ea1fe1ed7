package org.outcomeledger.posting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How often a platform's events were refused for one reason in one hour.
 *
 * @param samples the latest that have a name, oldest first
 */
record RefusalSum(Key key, long count, Instant first, Instant last, List<Sample> samples) {

  /** So many events are named; the others are only counted. */
  static final int MOST_SAMPLES = 20;

  /** What is summed up together. */
  record Key(String platform, Instant hour, RefusalReason reason) {

    Key problemOnly() {
      return new Key(platform, hour, reason.problemOnly());
    }
  }

  /** An event that was refused. */
  record Sample(Instant at, UUID event) {}

  RefusalSum {
    samples = List.copyOf(samples);
  }

  /** What was refused of one request, a sum for each reason. */
  static List<RefusalSum> of(String platform, Instant at, List<RefusedEvent> refused) {
    Map<RefusalReason, List<RefusedEvent>> byReason = new HashMap<>();
    refused.forEach(it -> byReason.computeIfAbsent(it.reason(), r -> new ArrayList<>()).add(it));
    Instant hour = at.truncatedTo(ChronoUnit.HOURS);
    return byReason.entrySet().stream()
        .map(it -> of(new Key(platform, hour, it.getKey()), at, it.getValue()))
        .toList();
  }

  private static RefusalSum of(Key key, Instant at, List<RefusedEvent> alike) {
    List<Sample> samples =
        alike.subList(Math.max(0, alike.size() - MOST_SAMPLES), alike.size()).stream()
            .map(it -> it.event().get())
            .filter(Objects::nonNull)
            .distinct()
            .map(event -> new Sample(at, event))
            .toList();
    return new RefusalSum(key, alike.size(), at, at, samples);
  }

  /** Both together, under the key of this. */
  RefusalSum plus(RefusalSum other) {
    List<Sample> all =
        Stream.concat(samples.stream(), other.samples.stream())
            .sorted(Comparator.comparing(Sample::at))
            .toList();
    return new RefusalSum(
        key,
        count + other.count,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last,
        all.subList(Math.max(0, all.size() - MOST_SAMPLES), all.size()));
  }

  RefusalSum under(Key other) {
    return new RefusalSum(other, count, first, last, samples);
  }
}
