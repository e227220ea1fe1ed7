package org.outcomeledger.impact.metrics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outcomeledger.recount.ConfidenceInterval;
import org.outcomeledger.recount.GroupFigures;
import org.outcomeledger.recount.RecountFigure;
import org.outcomeledger.recount.RecountFigure.Curves;
import org.outcomeledger.recount.RecountFigure.Gap;
import org.outcomeledger.recount.RecountFigure.Learners;
import org.outcomeledger.recount.RecountFigure.MedianValue;
import org.outcomeledger.recount.RecountFigure.NonResponseBounds;
import org.outcomeledger.recount.RecountFigure.ShareOfRecords;

/**
 * Figures by name, whoever counted them: those that are answered and those of the recount can be
 * held against each other.
 *
 * @param figures without those that are null
 */
public record ComparedFigures(Map<String, String> group, String part, Map<String, Double> figures) {
  /** Sums of doubles in other orders; standard errors are roots of those. */
  private static final double ROUNDING = 1e-6;

  /** Both are the doubles nearest to one fraction. */
  private static final Set<String> ROUNDED_ONCE = Set.of("incidence", "survival");

  private static final Comparator<ComparedFigures> ORDER =
      Comparator.comparing(it -> new TreeMap<>(it.group()) + it.part());

  public ComparedFigures {
    figures = new HashMap<>(figures);
    figures.values().removeIf(Objects::isNull);
  }

  /** Where two counts of one question differ first, as each has it; empty where they agree. */
  public static Optional<String> difference(
      Stream<ComparedFigures> answered, Stream<ComparedFigures> recounted) {
    List<ComparedFigures> one = answered.sorted(ORDER).toList();
    List<ComparedFigures> other = recounted.sorted(ORDER).toList();
    int both = Math.min(one.size(), other.size());
    return IntStream.range(0, both)
        .filter(i -> !one.get(i).isLike(other.get(i)))
        .mapToObj(i -> one.get(i) + " and recounted " + other.get(i))
        .findFirst()
        .or(() -> Optional.of("one has more groups").filter(it -> one.size() != other.size()));
  }

  private boolean isLike(ComparedFigures other) {
    return group.equals(other.group)
        && part.equals(other.part)
        && figures.keySet().equals(other.figures.keySet())
        && figures.keySet().stream().allMatch(it -> alike(it, other));
  }

  private boolean alike(String name, ComparedFigures others) {
    double one = figures.get(name);
    double other = others.figures.get(name);
    return ROUNDED_ONCE.contains(name)
        ? one == other
        : Math.abs(one - other) <= ROUNDING * Math.max(1, Math.abs(one));
  }

  /** A row that is answered, and its parts. */
  public static Stream<ComparedFigures> of(Row row) {
    Map<String, Double> figures = new HashMap<>();
    figures.put("numerator", number(row.numerator()));
    figures.put("denominator", number(row.denominator()));
    figures.put("value", row.value());
    figures.put("low", row.interval() == null ? null : row.interval().low());
    figures.put("high", row.interval() == null ? null : row.interval().high());
    figures.put("bounds low", row.bounds() == null ? null : row.bounds().low());
    figures.put("bounds high", row.bounds() == null ? null : row.bounds().high());
    figures.put("unknown", number(row.unknown()));
    figures.put("pending", number(row.pending()));
    figures.put("excluded", number(row.excluded()));
    figures.put("count", number(row.count()));
    figures.put("coverage", row.coverage());
    figures.put("unclassified", number(row.unclassified()));
    String part = row.window() == null ? "" : row.window();
    Stream<ComparedFigures> parts =
        row.parts() == null
            ? Stream.empty()
            : row.parts().stream().flatMap(ComparedFigures::of).map(it -> it.partOf(row.group()));
    return Stream.concat(Stream.of(new ComparedFigures(row.group(), part, figures)), parts);
  }

  private ComparedFigures partOf(Map<String, String> whole) {
    return new ComparedFigures(whole, group.values().iterator().next(), figures);
  }

  /** What the recount has of a group. */
  public static Stream<ComparedFigures> of(GroupFigures recounted) {
    return recounted.figures().stream().flatMap(it -> of(named(recounted), it));
  }

  static Map<String, String> named(GroupFigures recounted) {
    Map<String, String> group = new HashMap<>();
    recounted.group().forEach((dimension, value) -> group.put(dimension.text(), value));
    return group;
  }

  private static Stream<ComparedFigures> of(Map<String, String> group, RecountFigure figure) {
    return switch (figure) {
      case Learners it ->
          Stream.of(
              new ComparedFigures(
                  group,
                  "",
                  Map.of(
                      "numerator",
                      number(it.numerator()),
                      "unknown",
                      0.0,
                      "pending",
                      0.0,
                      "excluded",
                      0.0)));
      case ShareOfRecords it -> Stream.of(share(group, it));
      case MedianValue it -> Stream.of(median(group, it));
      case Gap it -> Stream.of(gap(group, it), share(group, it.first()), share(group, it.second()));
      case Curves it -> Stream.of(medianDay(group, it));
    };
  }

  private static ComparedFigures share(Map<String, String> group, ShareOfRecords it) {
    Map<String, Double> figures = new HashMap<>();
    figures.put("numerator", number(it.numerator()));
    figures.put("denominator", number(it.denominator()));
    figures.put("value", it.value().orElse(null));
    figures.put("low", it.interval().map(ConfidenceInterval::low).orElse(null));
    figures.put("high", it.interval().map(ConfidenceInterval::high).orElse(null));
    figures.put("bounds low", it.bounds().map(NonResponseBounds::low).orElse(null));
    figures.put("bounds high", it.bounds().map(NonResponseBounds::high).orElse(null));
    figures.put("unknown", number(it.unknown()));
    figures.put("pending", number(it.pending()));
    figures.put("excluded", number(it.excluded()));
    return new ComparedFigures(group, it.part(), figures);
  }

  private static ComparedFigures median(Map<String, String> group, MedianValue it) {
    Map<String, Double> figures = new HashMap<>(share(group, it.coverage()).figures());
    figures.keySet().removeAll(List.of("bounds low", "bounds high"));
    figures.put("count", number(it.coverage().numerator()));
    figures.put("coverage", it.coverage().value().orElse(null));
    figures.put("value", it.value().orElse(null));
    figures.put("low", it.interval().map(ConfidenceInterval::low).orElse(null));
    figures.put("high", it.interval().map(ConfidenceInterval::high).orElse(null));
    return new ComparedFigures(group, "", figures);
  }

  private static ComparedFigures gap(Map<String, String> group, Gap it) {
    Map<String, Double> figures = new HashMap<>();
    figures.put("value", it.value().orElse(null));
    figures.put("low", it.interval().map(ConfidenceInterval::low).orElse(null));
    figures.put("high", it.interval().map(ConfidenceInterval::high).orElse(null));
    figures.put("bounds low", it.bounds().map(NonResponseBounds::low).orElse(null));
    figures.put("bounds high", it.bounds().map(NonResponseBounds::high).orElse(null));
    figures.put("unknown", number(it.first().unknown() + it.second().unknown()));
    figures.put("pending", number(it.first().pending() + it.second().pending()));
    figures.put("excluded", number(it.first().excluded() + it.second().excluded()));
    figures.put("unclassified", number(it.unclassified()));
    return new ComparedFigures(group, "", figures);
  }

  private static ComparedFigures medianDay(Map<String, String> group, Curves it) {
    Map<String, Double> figures = new HashMap<>();
    figures.put("numerator", number(it.events()));
    figures.put("denominator", number(it.atRisk()));
    figures.put("value", it.median().day().map(Long::doubleValue).orElse(null));
    figures.put("low", it.median().low().map(Long::doubleValue).orElse(null));
    figures.put("high", it.median().high().map(Long::doubleValue).orElse(null));
    figures.put("pending", 0.0);
    figures.put("excluded", number(it.excluded()));
    figures.put("count", number(it.atRisk()));
    figures.put("coverage", it.atRisk() == 0 ? null : 1.0);
    return new ComparedFigures(group, "", figures);
  }

  static Double number(Long count) {
    return count == null ? null : count.doubleValue();
  }
}
