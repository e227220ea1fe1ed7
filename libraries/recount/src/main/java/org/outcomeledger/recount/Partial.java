package org.outcomeledger.recount;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What some learners come to for one question: how many records (of ENR1: learners) are found to be
 * what, in each group. Partials of other learners, counted elsewhere, add up to that of all; order
 * does not matter. Groups are named by texts, which mean the same wherever they are counted.
 */
public record Partial(Map<Observation, Long> records) {

  /** Of nobody. */
  public static final Partial NONE = new Partial(Map.of());

  public Partial {
    records = Map.copyOf(records);
  }

  /**
   * A finding in a group.
   *
   * @param group a value for each of the question's dimensions
   */
  public record Observation(List<String> group, Finding finding) {
    public Observation {
      group = List.copyOf(group);
    }
  }

  /** How many have the same. */
  public record Count(List<String> group, Finding finding, long records) {}

  static Partial of(Stream<Observation> observations) {
    return new Partial(
        observations.collect(Collectors.groupingBy(it -> it, Collectors.counting())));
  }

  /** These learners and others; nobody may be in both. */
  public Partial plus(Partial others) {
    return sum(Stream.of(this, others));
  }

  /** All of them together. */
  public static Partial sum(Stream<Partial> partials) {
    return new Partial(
        partials
            .flatMap(it -> it.records.entrySet().stream())
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue))));
  }

  /** As a list, in which form it can be sent as JSON. */
  public List<Count> counts() {
    return records.entrySet().stream()
        .map(it -> new Count(it.getKey().group(), it.getKey().finding(), it.getValue()))
        .toList();
  }

  /** What was sent as a list. */
  public static Partial of(List<Count> counts) {
    return new Partial(
        counts.stream()
            .collect(
                Collectors.toMap(it -> new Observation(it.group(), it.finding()), Count::records)));
  }

  /** The findings of each group. */
  Map<List<String>, Map<Finding, Long>> groups() {
    Map<List<String>, Map<Finding, Long>> groups = new HashMap<>();
    records.forEach(
        (it, count) ->
            groups.computeIfAbsent(it.group(), group -> new HashMap<>()).put(it.finding(), count));
    return groups;
  }
}
