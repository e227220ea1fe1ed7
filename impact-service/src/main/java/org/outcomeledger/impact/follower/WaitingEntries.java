package org.outcomeledger.impact.follower;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entries of one shard that were passed without being applied because something is still to
 * come: a bare one waits for the erasure marker that lists it, one of a type that this code does
 * not know waits for code that does. The latter keep their leaves, so that what is fetched later is
 * what was passed. Changed only by the batch that is being built, on a copy of its own.
 */
public final class WaitingEntries {

  /** Nothing waits. */
  public static final WaitingEntries NONE = new WaitingEntries(new PositionSet());

  /**
   * More than this of unknown types in one shard stop it: they are kept in memory, and read at
   * every start. Bare ones take a bit each.
   */
  static final int LIMIT = 100_000;

  /**
   * One of them.
   *
   * @param type that is not known; null for a bare entry
   * @param leaf of an entry of an unknown type; a bare one's is empty
   */
  public record WaitingEntry(long position, String type, byte[] leaf) {

    static WaitingEntry bare(long position) {
      return new WaitingEntry(position, null, new byte[0]);
    }
  }

  private final TreeMap<Long, WaitingEntry> unknown = new TreeMap<>();
  private final PositionSet bare;

  private WaitingEntries(PositionSet bare) {
    this.bare = bare;
  }

  /** These, in whatever order. */
  public static WaitingEntries of(Collection<WaitingEntry> unknown, Collection<Long> bare) {
    if (unknown.isEmpty() && bare.isEmpty()) {
      return NONE;
    }
    var waiting = new WaitingEntries(new PositionSet());
    unknown.forEach(waiting::put);
    bare.forEach(waiting.bare::add);
    return waiting;
  }

  WaitingEntries copy() {
    var copy = new WaitingEntries(bare.copy());
    copy.unknown.putAll(unknown);
    return copy;
  }

  /** One of a type that is not known. */
  void put(WaitingEntry entry) {
    unknown.put(entry.position(), entry);
  }

  void putBare(long position) {
    unknown.remove(position);
    bare.add(position);
  }

  void remove(Collection<Long> positions) {
    for (long position : positions) {
      unknown.remove(position);
      bare.remove(position);
    }
  }

  boolean containsAny(Collection<Long> positions) {
    return positions.stream().anyMatch(it -> unknown.containsKey(it) || bare.contains(it));
  }

  int size() {
    return unknown.size() + bare.size();
  }

  /** Whether more are of unknown types than may be. */
  boolean tooMany() {
    return unknown.size() > LIMIT;
  }

  /** The entry that waits at a position for its type to be known; null if none does. */
  WaitingEntry ofUnknownType(long position) {
    return unknown.get(position);
  }

  OptionalLong firstBare() {
    return bare.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bare.first());
  }

  OptionalLong lastBare() {
    return bare.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bare.last());
  }

  /** The first entry whose type is one of these. */
  OptionalLong first(Collection<String> types) {
    return unknown.values().stream()
        .filter(entry -> types.contains(entry.type()))
        .mapToLong(WaitingEntry::position)
        .findFirst();
  }

  /** How many wait, by the type that is not known. */
  public Map<String, Long> byType() {
    return unknown.values().stream()
        .map(WaitingEntry::type)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** Those that do not wait, or not for the same thing, in the others. */
  public List<WaitingEntry> without(WaitingEntries others) {
    return this == others
        ? List.of()
        : Stream.concat(
                unknown.values().stream()
                    .filter(entry -> !others.unknown.containsKey(entry.position())),
                bare.without(others.bare).mapToObj(WaitingEntry::bare))
            .toList();
  }
}
