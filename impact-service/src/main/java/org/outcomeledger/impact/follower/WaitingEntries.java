package org.outcomeledger.impact.follower;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The entries of one shard that were passed without being applied because something is still to
 * come: a bare one waits for the erasure marker that lists it, one of a type that this code does
 * not know waits for code that does. Each keeps its leaf, so that what is fetched later is what was
 * passed. Changed only by the batch that is being built, on a copy of its own.
 */
public final class WaitingEntries {

  /** Nothing waits. */
  public static final WaitingEntries NONE = new WaitingEntries();

  /** More than this in one shard stops it: they are kept in memory, and read at every start. */
  static final int LIMIT = 100_000;

  /**
   * One of them.
   *
   * @param type that is not known; null for a bare entry
   */
  public record WaitingEntry(long position, String type, byte[] leaf) {

    boolean bare() {
      return type == null;
    }
  }

  private final TreeMap<Long, WaitingEntry> entries = new TreeMap<>();
  private final TreeSet<Long> bare = new TreeSet<>();

  private WaitingEntries() {}

  /** These, in whatever order. */
  public static WaitingEntries of(Collection<WaitingEntry> entries) {
    if (entries.isEmpty()) {
      return NONE;
    }
    var waiting = new WaitingEntries();
    entries.forEach(waiting::put);
    return waiting;
  }

  WaitingEntries copy() {
    var copy = new WaitingEntries();
    copy.entries.putAll(entries);
    copy.bare.addAll(bare);
    return copy;
  }

  void put(WaitingEntry entry) {
    entries.put(entry.position(), entry);
    if (entry.bare()) {
      bare.add(entry.position());
    }
  }

  void remove(Collection<Long> positions) {
    entries.keySet().removeAll(positions);
    bare.removeAll(positions);
  }

  boolean containsAny(Collection<Long> positions) {
    return !entries.isEmpty() && positions.stream().anyMatch(entries::containsKey);
  }

  int size() {
    return entries.size();
  }

  /** The entry that waits at a position for its type to be known; null if none does. */
  WaitingEntry ofUnknownType(long position) {
    WaitingEntry entry = entries.get(position);
    return entry == null || entry.bare() ? null : entry;
  }

  OptionalLong firstBare() {
    return bare.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bare.first());
  }

  OptionalLong lastBare() {
    return bare.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bare.last());
  }

  /** The first entry whose type is one of these. */
  OptionalLong first(Collection<String> types) {
    return entries.values().stream()
        .filter(entry -> !entry.bare() && types.contains(entry.type()))
        .mapToLong(WaitingEntry::position)
        .findFirst();
  }

  /** How many wait, by the type that is not known. */
  public Map<String, Long> byType() {
    return entries.values().stream()
        .filter(entry -> !entry.bare())
        .map(WaitingEntry::type)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** Those that do not wait, or not for the same thing, in the others. */
  public List<WaitingEntry> without(WaitingEntries others) {
    return this == others
        ? List.of()
        : entries.values().stream().filter(entry -> !others.has(entry)).toList();
  }

  private boolean has(WaitingEntry entry) {
    WaitingEntry own = entries.get(entry.position());
    return own != null && own.bare() == entry.bare();
  }
}
