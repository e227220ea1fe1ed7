package org.outcomeledger.impact.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outcomeledger.impact.cube.Names;

/**
 * The groups that a question asks for, in order: by code points, {@code unknown} last, dimension by
 * dimension as they were asked for. Without a dimension there is one group, be it empty.
 */
final class Table {
  static final Comparator<List<String>> ORDER = Table::compare;

  /** A group's values, one for each dimension, and its number. */
  private record Entry(List<String> key, int group) {}

  private final Question question;
  private final Groups groups;
  private final List<Entry> entries;

  private Table(Question question, Groups groups, Names names) {
    this.question = question;
    this.groups = groups;
    this.entries =
        IntStream.range(0, groups.size())
            .mapToObj(group -> new Entry(texts(groups.key(group), names), group))
            .sorted(Comparator.comparing(Entry::key, ORDER))
            .toList();
  }

  static Table of(Groups groups, Question question, Names names) {
    if (question.by().isEmpty()) {
      groups.at(new int[0]);
    }
    return new Table(question, groups, names);
  }

  private List<String> texts(int[] key, Names names) {
    return IntStream.range(0, key.length)
        .mapToObj(i -> question.by().get(i).text(key[i], names))
        .toList();
  }

  /** The rows behind a key, or all where there is none. */
  Stream<Row> after(List<String> key) {
    return entries.stream()
        .filter(it -> key.isEmpty() || ORDER.compare(it.key(), key) > 0)
        .map(this::row);
  }

  private Row row(Entry entry) {
    Map<String, String> group = new LinkedHashMap<>();
    for (int i = 0; i < entry.key().size(); i++) {
      group.put(question.by().get(i).text(), entry.key().get(i));
    }
    return groups.tally(entry.group()).row(group);
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(String one, String other) {
    boolean unknown = one.equals(Dimension.UNKNOWN);
    if (unknown || other.equals(Dimension.UNKNOWN)) {
      return Boolean.compare(unknown, other.equals(Dimension.UNKNOWN));
    }
    // Not String.compareTo, which compares halves of the characters beyond the first plane.
    return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  }
}
