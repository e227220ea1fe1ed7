package org.outcomeledger.local.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the events that were posted: counts, and of the refused the reasons. Not for use
 * by two threads.
 */
public final class PostingSummary {
  private long accepted;
  private long duplicates;
  private final Map<String, Long> refused = new TreeMap<>();

  void add(List<EventResult> results) {
    for (EventResult result : results) {
      switch (result) {
        case EventResult.Accepted ignored -> accepted++;
        case EventResult.Duplicate ignored -> duplicates++;
        case EventResult.Rejected rejected -> refused.merge(rejected.problem(), 1L, Long::sum);
      }
    }
  }

  /** Adds what became of others. */
  public PostingSummary and(PostingSummary others) {
    accepted += others.accepted;
    duplicates += others.duplicates;
    others.refused.forEach((problem, count) -> refused.merge(problem, count, Long::sum));
    return this;
  }

  public long accepted() {
    return accepted;
  }

  public long duplicates() {
    return duplicates;
  }

  /** How many were refused, by problem type. */
  public Map<String, Long> refused() {
    return Map.copyOf(refused);
  }

  /** One line per fact, for a terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("accepted    " + accepted);
    lines.add("duplicates  " + duplicates + " (were in the ledgers already)");
    lines.add("refused     " + refused.values().stream().mapToLong(Long::longValue).sum());
    refused.forEach((problem, count) -> lines.add("            " + count + " x " + problem));
    return lines;
  }
}
