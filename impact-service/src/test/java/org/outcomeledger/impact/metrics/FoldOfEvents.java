package org.outcomeledger.impact.metrics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.outcomeledger.event.ProfileAttribute;
import org.outcomeledger.indicators.Fact;

/**
 * Every indicator once more, from the events alone: written from the text of the definitions, to be
 * read beside it, and as slow as it is obvious. It shares nothing with what it is compared to.
 */
final class FoldOfEvents {
  private final List<Fact> facts;

  FoldOfEvents(List<Fact> facts) {
    this.facts = facts.stream().distinct().toList();
  }

  /** All records, as the world of a day is known now. */
  List<FoldedRecord> records(LocalDate asOf) {
    return facts.stream()
        .collect(Collectors.groupingBy(it -> List.of(it.platform(), it.learner())))
        .values()
        .stream()
        .flatMap(own -> FoldedLearner.of(asOf, own).records())
        .toList();
  }

  /** Groups, in any order, by how a record is called in a dimension. */
  static Map<String, List<FoldedRecord>> groups(List<FoldedRecord> records, String by) {
    Function<FoldedRecord, String> name =
        switch (by) {
          case "" -> it -> "";
          case "programme" -> it -> it.earliest().programme().id();
          case "gender" -> it -> attribute(it, ProfileAttribute.GENDER);
          case "region" -> it -> attribute(it, ProfileAttribute.REGION);
          default -> throw new IllegalArgumentException(by);
        };
    return records.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
  }

  private static String attribute(FoldedRecord it, ProfileAttribute attribute) {
    return it.attribute(attribute).map(Object::toString).orElse("unknown");
  }

  /** Those whose cohort is within the days. */
  static List<FoldedRecord> cohort(
      String id, List<FoldedRecord> records, Optional<LocalDate> from, Optional<LocalDate> to) {
    return records.stream()
        .filter(
            it ->
                FoldedIndicators.reference(id, it)
                    .filter(day -> !from.filter(day::isBefore).isPresent())
                    .filter(day -> !to.filter(day::isAfter).isPresent())
                    .isPresent())
        .toList();
  }

  /** Learners with a running record that is not suspended. */
  static long enrolled(List<FoldedRecord> records) {
    return records.stream()
        .filter(it -> it.running(it.asOf()) && !it.suspended(it.asOf()))
        .map(it -> it.learner().facts().getFirst().learner())
        .distinct()
        .count();
  }

  /** The middle value; of an even number of values, the mean of the two in the middle. */
  static Optional<Double> median(List<BigDecimal> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<BigDecimal> sorted = new ArrayList<>(values);
    sorted.sort(null);
    BigDecimal low = sorted.get((sorted.size() - 1) / 2);
    BigDecimal high = sorted.get(sorted.size() / 2);
    return Optional.of(low.add(high).doubleValue() / 2);
  }
}
