package org.outcomeledger.impact.follower;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Positions of one shard, a bit each: a ledger that has erased many learners has a great many. They
 * lie in blocks that copies share until one of them changes a block, so that a copy costs little.
 */
final class PositionSet {

  private static final int BLOCK_BITS = 16;
  private static final int BLOCK = 1 << BLOCK_BITS;

  /** By number, none of them empty. */
  private final TreeMap<Long, BitSet> blocks = new TreeMap<>();

  /** Those that no copy has. */
  private final Set<Long> own = new HashSet<>();

  private int size;

  PositionSet copy() {
    var copy = new PositionSet();
    copy.blocks.putAll(blocks);
    copy.size = size;
    own.clear();
    return copy;
  }

  boolean contains(long position) {
    BitSet block = blocks.get(position >>> BLOCK_BITS);
    return block != null && block.get(bit(position));
  }

  void add(long position) {
    if (!contains(position)) {
      change(position).set(bit(position));
      size++;
    }
  }

  void remove(long position) {
    if (contains(position)) {
      BitSet block = change(position);
      block.clear(bit(position));
      size--;
      if (block.isEmpty()) {
        blocks.remove(position >>> BLOCK_BITS);
      }
    }
  }

  private BitSet change(long position) {
    long number = position >>> BLOCK_BITS;
    if (own.add(number)) {
      blocks.compute(
          number, (is, shared) -> shared == null ? new BitSet() : (BitSet) shared.clone());
    }
    return blocks.computeIfAbsent(number, is -> new BitSet());
  }

  private static int bit(long position) {
    return (int) (position & (BLOCK - 1));
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The lowest; there has to be one. */
  long first() {
    return blocks.firstKey() * BLOCK + blocks.firstEntry().getValue().nextSetBit(0);
  }

  /** The highest; there has to be one. */
  long last() {
    return blocks.lastKey() * BLOCK + blocks.lastEntry().getValue().length() - 1;
  }

  /** In order, those that the others lack. */
  LongStream without(PositionSet others) {
    return blocks.entrySet().stream()
        .filter(it -> !it.getValue().equals(others.blocks.get(it.getKey())))
        .flatMapToLong(it -> it.getValue().stream().mapToLong(bit -> it.getKey() * BLOCK + bit))
        .filter(position -> !others.contains(position));
  }
}
