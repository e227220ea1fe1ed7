package org.outcomeledger.indicators.cube;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * Finds a learner's number by open addressing. It holds numbers only; whether a number is the one
 * looked for is seen in the learner's own blob. It belongs to the writer: readers never look up.
 */
final class LearnerIndex {
  static final int NOBODY = -1;

  private int[] table = freeTable(1024);
  private int[] hashes = new int[512];
  private int size;

  /** A learner's number, or {@link #NOBODY}. */
  int find(UUID learner, IntPredicate isTheOne) {
    int hash = hash(learner);
    for (int slot = slot(hash); table[slot] != NOBODY; slot = (slot + 1) & (table.length - 1)) {
      int number = table[slot];
      if (hashes[number] == hash && isTheOne.test(number)) {
        return number;
      }
    }
    return NOBODY;
  }

  /** Numbers are given from 0 on, without a gap. */
  int add(UUID learner) {
    if (2 * (size + 1) > table.length) {
      grow();
    }
    hashes[size] = hash(learner);
    place(size);
    return size++;
  }

  private void grow() {
    table = freeTable(table.length * 2);
    hashes = Arrays.copyOf(hashes, table.length / 2);
    for (int number = 0; number < size; number++) {
      place(number);
    }
  }

  private void place(int number) {
    int slot = slot(hashes[number]);
    while (table[slot] != NOBODY) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = number;
  }

  private int slot(int hash) {
    return hash & (table.length - 1);
  }

  /** Pseudonyms are random already, but UUIDs made by hand in a test are not. */
  private static int hash(UUID learner) {
    long mixed =
        (learner.getMostSignificantBits() ^ learner.getLeastSignificantBits())
            * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  private static int[] freeTable(int size) {
    int[] table = new int[size];
    Arrays.fill(table, NOBODY);
    return table;
  }
}
