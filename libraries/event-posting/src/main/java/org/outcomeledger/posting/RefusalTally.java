package org.outcomeledger.posting;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has been refused and is not written yet, summed up. Bounded, whatever is sent and however
 * long the database is away: a platform has at most {@link #MOST_REASONS} reasons an hour, further
 * ones are summed up by their problem alone; beyond {@link #MOST_SUMS} in all nothing new is kept.
 */
final class RefusalTally {

  static final int MOST_REASONS = 100;
  static final int MOST_SUMS = 10_000;

  /** Which reasons a platform has had this hour: they keep their place after they were written. */
  private record ThisHour(Instant hour, Set<RefusalReason> reasons) {}

  private final Map<String, ThisHour> seen = new HashMap<>();
  private Map<RefusalSum.Key, RefusalSum> sums = new HashMap<>();

  /** Adds what was refused, or what could not be written. */
  synchronized void add(Collection<RefusalSum> refused) {
    for (RefusalSum sum : refused) {
      RefusalSum.Key key = hasRoom(sum.key()) ? sum.key() : sum.key().problemOnly();
      if (sums.containsKey(key) || sums.size() < MOST_SUMS) {
        sums.merge(key, sum.under(key), RefusalSum::plus);
      }
    }
  }

  private boolean hasRoom(RefusalSum.Key key) {
    ThisHour hour = seen.get(key.platform());
    if (hour == null || hour.hour().isBefore(key.hour())) {
      hour = new ThisHour(key.hour(), new HashSet<>());
      seen.put(key.platform(), hour);
    }
    return hour.reasons().contains(key.reason())
        || (hour.reasons().size() < MOST_REASONS && hour.reasons().add(key.reason()));
  }

  /** All that has been gathered, which is not here any more. */
  synchronized List<RefusalSum> take(Instant hour) {
    seen.values().removeIf(it -> it.hour().isBefore(hour));
    List<RefusalSum> taken = List.copyOf(sums.values());
    sums = new HashMap<>();
    return taken;
  }
}
