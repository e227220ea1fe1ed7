package org.outcomeledger.indicators;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far every shard of every ledger was read. Immutable. A shard that it does not name was never
 * heard of, which is not the same as read to position 0.
 */
public final class Positions {
  /** Nothing was read. */
  public static final Positions NONE = new Positions(new TreeMap<>());

  private record Source(LedgerName ledger, int shard) implements Comparable<Source> {
    private static final Comparator<Source> ORDER =
        Comparator.comparing(Source::ledger).thenComparingInt(Source::shard);

    @Override
    public int compareTo(Source other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<Source, Long> bySource;

  private Positions(Map<Source, Long> bySource) {
    this.bySource = bySource;
  }

  /** Those of the shards that are named. */
  public static Positions of(Collection<Position> reached) {
    return NONE.with(reached);
  }

  /** The same, and those that have moved. */
  public Positions with(Collection<Position> reached) {
    Map<Source, Long> next = new TreeMap<>(bySource);
    reached.forEach(it -> next.put(new Source(it.ledger(), it.shard()), it.position()));
    return new Positions(next);
  }

  /** Whether all of these were read. */
  public boolean reach(List<Position> asked) {
    return asked.stream().allMatch(this::reach);
  }

  private boolean reach(Position asked) {
    Long position = bySource.get(new Source(asked.ledger(), asked.shard()));
    return position != null && position >= asked.position();
  }

  /** As in answers: {@code e:0=184233,1=9;o:0=77}. */
  @Override
  public String toString() {
    Map<LedgerName, String> byLedger =
        bySource.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getKey().ledger(),
                    TreeMap::new,
                    Collectors.mapping(
                        entry -> entry.getKey().shard() + "=" + entry.getValue(),
                        Collectors.joining(","))));
    return byLedger.entrySet().stream()
        .map(ledger -> ledger.getKey().letter() + ":" + ledger.getValue())
        .collect(Collectors.joining(";"));
  }
}
