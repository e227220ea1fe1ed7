package org.outcomeledger.indicators.cube;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Strings as small ints, the same string always the same int. Codes are never taken back, so a code
 * found in any snapshot can be read at any later time. One thread gives codes, any may read them.
 */
public final class Dictionary {
  private final ConcurrentHashMap<String, Integer> codes = new ConcurrentHashMap<>();
  private volatile String[] words = new String[256];

  /** Written before the blob that uses it is published, therefore seen by whoever sees the blob. */
  int code(String name) {
    Integer known = codes.get(name);
    if (known != null) {
      return known;
    }
    int code = codes.size();
    if (code == words.length) {
      words = Arrays.copyOf(words, code * 2);
    }
    words[code] = name;
    codes.put(name, code);
    return code;
  }

  /** How many strings have a code. */
  public int size() {
    return codes.size();
  }

  /** The string behind a code that was found in a snapshot. */
  public String name(int code) {
    return words[code];
  }

  /** The code of a string, or {@link LearnerFacts#ABSENT} for one that no fact ever said. */
  public int find(String name) {
    return codes.getOrDefault(name, LearnerFacts.ABSENT);
  }
}
