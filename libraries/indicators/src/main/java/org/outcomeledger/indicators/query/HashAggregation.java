package org.outcomeledger.indicators.query;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What the records of each group add up to. A group is the tuple of its values' codes; it is found
 * by open addressing, without an object for a record.
 */
final class HashAggregation {
  private static final int FREE = -1;

  private final int width;
  private final Supplier<Accumulator> none;
  private int[] table = freeTable(8);
  private int[] keys = new int[0];
  private Accumulator[] accumulators = new Accumulator[0];
  private int size;

  /**
   * No groups yet.
   *
   * @param width of how many codes a group is the tuple
   * @param none what a group begins with
   */
  HashAggregation(int width, Supplier<Accumulator> none) {
    this.width = width;
    this.none = none;
    ensureRoom();
  }

  /** The number of a group, which is there from then on, be it empty. */
  int at(int[] key) {
    int slot = slot(key, 0);
    while (table[slot] != FREE) {
      if (isKey(table[slot], key)) {
        return table[slot];
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return add(slot, key);
  }

  private int add(int slot, int[] key) {
    table[slot] = size;
    System.arraycopy(key, 0, keys, size * width, width);
    accumulators[size] = none.get();
    size++;
    ensureRoom();
    return size - 1;
  }

  Accumulator accumulator(int group) {
    return accumulators[group];
  }

  int size() {
    return size;
  }

  /** Of how many codes a group is the tuple. */
  int width() {
    return width;
  }

  int[] key(int group) {
    return Arrays.copyOfRange(keys, group * width, (group + 1) * width);
  }

  /** Adds what was counted elsewhere, which stays as it is. */
  void add(HashAggregation other) {
    int[] key = new int[width];
    for (int group = 0; group < other.size; group++) {
      System.arraycopy(other.keys, group * width, key, 0, width);
      accumulators[at(key)].add(other.accumulators[group]);
    }
  }

  /** About how much memory this takes, in bytes. */
  long bytes() {
    long bytes = 4L * (table.length + keys.length) + 4L * accumulators.length;
    for (int group = 0; group < size; group++) {
      bytes += accumulators[group].bytes();
    }
    return bytes;
  }

  private void ensureRoom() {
    if (size == accumulators.length) {
      int room = Math.max(4, size * 2);
      accumulators = Arrays.copyOf(accumulators, room);
      keys = Arrays.copyOf(keys, room * width);
    }
    if (2 * (size + 1) > table.length) {
      table = freeTable(table.length * 2);
      for (int group = 0; group < size; group++) {
        int slot = slot(keys, group * width);
        while (table[slot] != FREE) {
          slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = group;
      }
    }
  }

  private boolean isKey(int group, int[] key) {
    for (int i = 0; i < width; i++) {
      if (keys[group * width + i] != key[i]) {
        return false;
      }
    }
    return true;
  }

  private int slot(int[] codes, int from) {
    int hash = 17;
    for (int i = from; i < from + width; i++) {
      hash = (hash ^ codes[i]) * 0x9E3779B9;
      hash ^= hash >>> 15;
    }
    return hash & (table.length - 1);
  }

  private static int[] freeTable(int size) {
    int[] table = new int[size];
    Arrays.fill(table, FREE);
    return table;
  }
}
