package org.outcomeledger.impact.reconciliation;

import java.util.ArrayList;
import java.util.List;

/** What does not agree, in words: the first of it, and how much more there is. */
final class Findings {

  /** So many are named; whoever has more to mend looks at the shard anyway. */
  static final int NAMED = 20;

  private final List<String> named = new ArrayList<>();
  private long all;

  /** At a position of the shard. */
  void add(long position, String what) {
    add("position " + position + ": " + what);
  }

  void add(String what) {
    all++;
    if (named.size() < NAMED) {
      named.add(what);
    }
  }

  void addAll(Findings others) {
    others.named.forEach(this::add);
    all += others.all - others.named.size();
  }

  boolean isEmpty() {
    return all == 0;
  }

  List<String> inWords() {
    var words = new ArrayList<>(named);
    if (all > named.size()) {
      words.add((all - named.size()) + " more");
    }
    return List.copyOf(words);
  }
}
