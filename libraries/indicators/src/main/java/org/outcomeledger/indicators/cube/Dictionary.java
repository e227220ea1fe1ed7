package org.outcomeledger.indicators.cube;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Strings as small ints, the same string always the same int. Codes are never taken back, so a code
 * found in any snapshot can be read at any later time. One thread gives codes, any may read them. A
 * string is the same int in every {@link Vocabulary}, of which each knows how many it has.
 */
public final class Dictionary {
  private final ConcurrentHashMap<String, Integer> codes = new ConcurrentHashMap<>();
  private volatile String[] words = new String[256];

  /** The codes of each vocabulary's words, for the thread that gives codes. */
  private final Map<Vocabulary, BitSet> said = new EnumMap<>(Vocabulary.class);

  private final Map<Vocabulary, Integer> sizes = new ConcurrentHashMap<>();

  /** Written before the blob that uses it is published, therefore seen by whoever sees the blob. */
  int code(Vocabulary vocabulary, String name) {
    Integer known = codes.get(name);
    int code = known == null ? add(name) : known;
    BitSet here = said.computeIfAbsent(vocabulary, none -> new BitSet());
    if (!here.get(code)) {
      here.set(code);
      sizes.merge(vocabulary, 1, Integer::sum);
    }
    return code;
  }

  private int add(String name) {
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

  /** How many strings were ever said in a place. */
  public int size(Vocabulary vocabulary) {
    return sizes.getOrDefault(vocabulary, 0);
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
