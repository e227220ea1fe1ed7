package org.outcomeledger.indicators.cube;

import java.util.ArrayDeque;
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
  private final ArrayDeque<Integer> freed = new ArrayDeque<>();
  private int size;

  /** A learner's number, or {@link #NOBODY}. */
  int find(UUID learner, IntPredicate isTheOne) {
    int hash = hash(learner);
    for (int slot = slot(hash); table[slot] != NOBODY; slot = next(slot)) {
      int number = table[slot];
      if (hashes[number] == hash && isTheOne.test(number)) {
        return number;
      }
    }
    return NOBODY;
  }

  /** A number that nobody has: one that was given up, else the next from 0 on. */
  int add(UUID learner) {
    if (2 * (size + 1) > table.length) {
      grow();
    }
    int number = freed.isEmpty() ? size++ : freed.pop();
    hashes[number] = hash(learner);
    place(number);
    return number;
  }

  /** Gives a number up; it is given again. */
  void remove(int number) {
    int hole = slot(hashes[number]);
    while (table[hole] != number) {
      hole = next(hole);
    }
    // Those behind it that are not where their search begins move up, or it would end at the hole.
    for (int slot = next(hole); table[slot] != NOBODY; slot = next(slot)) {
      if (distance(slot(hashes[table[slot]]), slot) >= distance(hole, slot)) {
        table[hole] = table[slot];
        hole = slot;
      }
    }
    table[hole] = NOBODY;
    freed.push(number);
  }

  /** How many learners there are. */
  int size() {
    return size - freed.size();
  }

  private void grow() {
    int[] numbers = Arrays.stream(table).filter(it -> it != NOBODY).toArray();
    table = freeTable(table.length * 2);
    hashes = Arrays.copyOf(hashes, table.length / 2);
    for (int number : numbers) {
      place(number);
    }
  }

  private void place(int number) {
    int slot = slot(hashes[number]);
    while (table[slot] != NOBODY) {
      slot = next(slot);
    }
    table[slot] = number;
  }

  private int next(int slot) {
    return (slot + 1) & (table.length - 1);
  }

  private int distance(int from, int to) {
    return (to - from) & (table.length - 1);
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
