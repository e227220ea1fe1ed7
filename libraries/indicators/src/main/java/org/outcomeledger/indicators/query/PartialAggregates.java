package org.outcomeledger.indicators.query;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outcomeledger.indicators.cube.Dictionary;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.query.Question.Counting;

/**
 * What a question's groups come to over the learners of one cube, or of several: groups are known
 * by texts, which mean the same everywhere, so that what was counted in several processes adds up.
 * Every learner must have been counted in one of them only. Immutable.
 *
 * <p>Groups come in order: by code points, {@code unknown} last, dimension by dimension as they
 * were asked for. Without a dimension there is one group, be it empty.
 */
public final class PartialAggregates implements FiguresByGroup {
  /** How groups are ordered. */
  public static final Comparator<List<String>> ORDER = PartialAggregates::compare;

  private final Question question;
  private final String currency;
  private final NavigableMap<List<String>, Accumulator> groups = new TreeMap<>(ORDER);

  private PartialAggregates(Question question, String currency) {
    this.question = question;
    this.currency = currency;
  }

  /** What was counted in one cube; nothing is added to {@code groups} any more. */
  static PartialAggregates of(
      HashAggregation groups, Question question, Dictionary dictionary, String currency) {
    return of(groups, groups::accumulator, question, dictionary, currency);
  }

  /**
   * The same of one of several questions.
   *
   * @param part which of them
   */
  static PartialAggregates of(
      HashAggregation groups, int part, Question question, Snapshot snapshot) {
    return of(
        groups,
        group -> ((JointAccumulator) groups.accumulator(group)).part(part),
        question,
        snapshot.dictionary(),
        snapshot.currency());
  }

  private static PartialAggregates of(
      HashAggregation groups,
      IntFunction<Accumulator> counted,
      Question question,
      Dictionary dictionary,
      String currency) {
    if (question.counting() == Counting.SIZES && question.sizesAddUp()) {
      HashAggregation all = ofAllTimes(groups, counted, question, currency);
      return named(all, all::accumulator, question, dictionary, currency);
    }
    return named(groups, counted, question, dictionary, currency);
  }

  /** Of cells that were counted by month, those of the times that months are part of, too. */
  private static HashAggregation ofAllTimes(
      HashAggregation months,
      IntFunction<Accumulator> counted,
      Question question,
      String currency) {
    var all = new HashAggregation(months.width(), Accumulators.ofSums(question, currency)::none);
    for (int cell = 0; cell < months.size(); cell++) {
      int[] key = months.key(cell);
      for (int time : CellTime.holding(key[key.length - 1])) {
        key[key.length - 1] = time;
        all.accumulator(all.at(key)).add(counted.apply(cell));
      }
    }
    return all;
  }

  private static PartialAggregates named(
      HashAggregation groups,
      IntFunction<Accumulator> counted,
      Question question,
      Dictionary dictionary,
      String currency) {
    PartialAggregates all = new PartialAggregates(question, currency);
    for (int group = 0; group < groups.size(); group++) {
      all.groups.put(texts(question, groups.key(group), dictionary), counted.apply(group));
    }
    return all;
  }

  private static List<String> texts(Question question, int[] key, Dictionary dictionary) {
    List<Dimension> by = question.by();
    // Behind the values of a cell is its time.
    return IntStream.range(0, key.length)
        .mapToObj(
            i -> i == by.size() ? CellTime.of(key[i]).text() : by.get(i).text(key[i], dictionary))
        .toList();
  }

  /**
   * Both together.
   *
   * @throws IllegalArgumentException where the other is not of the same question and currency
   */
  public PartialAggregates plus(PartialAggregates other) {
    if (!question.equals(other.question) || !currency.equals(other.currency)) {
      throw new IllegalArgumentException("Only what was counted of one question adds up");
    }
    PartialAggregates sum = new PartialAggregates(question, currency);
    sum.add(this);
    sum.add(other);
    return sum;
  }

  private void add(PartialAggregates other) {
    Accumulators sums = Accumulators.ofSums(question, currency);
    other.groups.forEach(
        (key, counted) -> groups.computeIfAbsent(key, it -> sums.none()).add(counted));
  }

  @Override
  public Stream<GroupFigure> figuresBehind(List<String> key) {
    return behind(key).map(it -> new GroupFigure(group(it.getKey()), it.getValue().figure()));
  }

  /**
   * The same with the keys of what was counted.
   *
   * @throws IllegalStateException where the question was counted without
   */
  public Stream<KeyedGroup> keyedFiguresBehind(List<String> key) {
    return behind(key).map(it -> new KeyedGroup(group(it.getKey()), it.getValue().keyed()));
  }

  /**
   * How many records each cell's figure is out of: by the cell's values, and behind them its time,
   * as {@link CellTime} spells it. Of a question that asked for sizes.
   */
  public Map<List<String>, Long> sizes() {
    if (question.counting() != Counting.SIZES) {
      throw new IllegalStateException("This is not what the question asked for");
    }
    Map<List<String>, Long> sizes = new LinkedHashMap<>();
    groups.forEach((key, size) -> sizes.put(key, ((SizeAccumulator) size).figure().number()));
    return sizes;
  }

  private Stream<Map.Entry<List<String>, Accumulator>> behind(List<String> key) {
    return (key.isEmpty() ? groups : groups.tailMap(key, false)).entrySet().stream();
  }

  private Map<String, String> group(List<String> key) {
    Map<String, String> group = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      group.put(question.by().get(i).text(), key.get(i));
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
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return Integer.compare(inOrder(one.charAt(i)), inOrder(other.charAt(i)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /**
   * Halves of the characters beyond the first plane come behind all others, unlike their numbers.
   */
  private static int inOrder(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }
}
