package org.outcomeledger.impact.metrics;

import java.util.Arrays;
import org.outcomeledger.impact.indicator.Standing;

/**
 * How many records stand where, by group. A group is the tuple of its values' codes; it is found by
 * open addressing, without an object for a record.
 */
final class Groups {
  private static final int FREE = -1;
  private static final int STANDINGS = 6;

  private final int width;
  private int[] table = freeTable(64);
  private int[] keys = new int[0];
  private long[] counts = new long[0];
  private int size;

  Groups(int width) {
    this.width = width;
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
    size++;
    ensureRoom();
    return size - 1;
  }

  void count(int group, Standing standing) {
    counts[group * STANDINGS + column(standing)]++;
  }

  long counted(int group, Standing standing) {
    return counts[group * STANDINGS + column(standing)];
  }

  private static int column(Standing standing) {
    return switch (standing) {
      case NUMERATOR -> 0;
      case OTHER -> 1;
      case UNKNOWN -> 2;
      case PENDING -> 3;
      case EXCLUDED -> 4;
      case OUTSIDE -> 5;
    };
  }

  int size() {
    return size;
  }

  int[] key(int group) {
    return Arrays.copyOfRange(keys, group * width, (group + 1) * width);
  }

  /** Adds what was counted elsewhere. */
  Groups plus(Groups other) {
    for (int group = 0; group < other.size; group++) {
      int here = at(other.key(group));
      for (int standing = 0; standing < STANDINGS; standing++) {
        counts[here * STANDINGS + standing] += other.counts[group * STANDINGS + standing];
      }
    }
    return this;
  }

  private void ensureRoom() {
    if ((size + 1) * STANDINGS > counts.length) {
      int room = Math.max(16, size * 2);
      counts = Arrays.copyOf(counts, room * STANDINGS);
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
