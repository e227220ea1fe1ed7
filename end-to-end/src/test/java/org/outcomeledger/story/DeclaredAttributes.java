package org.outcomeledger.story;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.outcomeledger.story.History.Declaration;

/**
 * Attributes as at a record's start, attribute by attribute: the last day on which one was declared
 * on or before it, else the first after. Declarations are the learner's, whatever programme
 * occasioned them.
 */
final class DeclaredAttributes {

  private final Map<String, List<Declaration>> byLearner;

  DeclaredAttributes(List<Declaration> declarations) {
    byLearner = declarations.stream().collect(groupingBy(Declaration::learner));
  }

  /**
   * Empty where nothing was declared, two values stand on the day that decides, or the learner
   * would not say.
   */
  Optional<String> known(String learner, String attribute, LocalDate start) {
    NavigableMap<LocalDate, Set<String>> days = days(learner, attribute);
    var decides =
        Optional.ofNullable(days.floorEntry(start)).orElseGet(() -> days.higherEntry(start));
    return Optional.ofNullable(decides)
        .map(Map.Entry::getValue)
        .filter(values -> values.size() == 1)
        .map(values -> values.iterator().next())
        .filter(value -> !value.equals("prefer-not-to-say"));
  }

  private NavigableMap<LocalDate, Set<String>> days(String learner, String attribute) {
    return byLearner.getOrDefault(learner, List.of()).stream()
        .filter(d -> Objects.nonNull(d.attributes().get(attribute)))
        .collect(
            groupingBy(
                Declaration::on,
                TreeMap::new,
                mapping(d -> d.attributes().get(attribute), toSet())));
  }
}
