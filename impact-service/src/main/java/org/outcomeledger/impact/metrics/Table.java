package org.outcomeledger.impact.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outcomeledger.indicators.cube.Names;

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

  /** A page of rows behind a key, or the first where there is none. */
  Page<Row> rows(List<String> after) {
    int perGroup = entries.isEmpty() ? 1 : rows(entries.getFirst()).size();
    return page(after, Page.ROWS / perGroup, this::rows);
  }

  /** All rows, one group after the other. */
  Stream<Row> rows() {
    return entries.stream().flatMap(entry -> rows(entry).stream());
  }

  /** All rows as lines, made while they are read. */
  Stream<String> csv() {
    return Csv.ofRows(question, rows());
  }

  /** A page of curves behind a key; the indicator is one that has them. */
  Page<Curve> curves(List<String> after) {
    return page(after, Page.GROUPS_WITH_CURVES, this::curves);
  }

  private List<Row> rows(Entry entry) {
    return groups.tally(entry.group()).rows(group(entry));
  }

  private List<Curve> curves(Entry entry) {
    return ((IncidenceTally) groups.tally(entry.group())).curves(group(entry));
  }

  /** A page ends with a group, so that the next one can begin behind its key. */
  private <T> Page<T> page(List<String> after, int most, Function<Entry, List<T>> items) {
    List<Entry> behind =
        entries.stream()
            .filter(it -> after.isEmpty() || ORDER.compare(it.key(), after) > 0)
            .limit(most + 1L)
            .toList();
    boolean complete = behind.size() <= most;
    List<Entry> here = complete ? behind : behind.subList(0, most);
    return new Page<>(
        here.stream().flatMap(entry -> items.apply(entry).stream()).toList(),
        complete ? Map.of() : group(here.getLast()));
  }

  private Map<String, String> group(Entry entry) {
    Map<String, String> group = new LinkedHashMap<>();
    for (int i = 0; i < entry.key().size(); i++) {
      group.put(question.by().get(i).text(), entry.key().get(i));
    }
    return group;
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
