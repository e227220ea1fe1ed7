package org.outcomeledger.indicators.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.outcomeledger.indicators.query.PartialAggregates;

/**
 * Suppression once more, as it is said: every line of every cell is looked for anew among all
 * cells, and one more cell is hidden at a time. It shares no code with what it checks but the order
 * of groups.
 */
final class PlainSuppression {
  private static final int LEAST = 20;

  private final Map<List<String>, Long> sizes;
  private final Set<List<String>> hidden = new HashSet<>();

  PlainSuppression(Map<List<String>, Long> sizes) {
    this.sizes = sizes;
    sizes.forEach(
        (cell, size) -> {
          if (size < LEAST) {
            hidden.add(cell);
          }
        });
    int before;
    do {
      before = hidden.size();
      families(sizes.keySet().iterator().next().size() - 1).forEach(this::goThrough);
    } while (hidden.size() > before);
  }

  Set<List<String>> hidden() {
    return hidden;
  }

  /** Whether two cells are of one line, for each kind of line, in the order of the rule. */
  private static List<BiPredicate<List<String>, List<String>>> families(int dimensions) {
    List<BiPredicate<List<String>, List<String>>> families = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      int free = i;
      families.add(
          (one, other) -> {
            for (int part = 0; part <= dimensions; part++) {
              if (part != free && !one.get(part).equals(other.get(part))) {
                return false;
              }
            }
            return true;
          });
    }
    int[][] units = {
      {1, 3}, {3, 6}, {6, 12}, {1, 6}, {3, 12}, {1, 12}, {12, 0}, {6, 0}, {3, 0}, {1, 0}
    };
    for (int[] unit : units) {
      families.add(
          (one, other) ->
              one.subList(0, dimensions).equals(other.subList(0, dimensions))
                  && months(one.get(dimensions)) == unit[0]
                  && months(other.get(dimensions)) == unit[0]
                  && sameStretch(one.get(dimensions), other.get(dimensions), unit[1]));
    }
    return families;
  }

  private static int months(String time) {
    if (time.equals("all")) {
      return 0;
    }
    return time.length() == 4 ? 12 : time.contains("H") ? 6 : time.contains("Q") ? 3 : 1;
  }

  private static boolean sameStretch(String one, String other, int months) {
    return months == 0 || first(one) / months == first(other) / months;
  }

  private static int first(String time) {
    int year = Integer.parseInt(time.substring(0, 4));
    int month =
        switch (months(time)) {
          case 12 -> 1;
          case 6 -> 6 * (time.charAt(6) - '0') - 5;
          case 3 -> 3 * (time.charAt(6) - '0') - 2;
          default -> YearMonth.parse(time).getMonthValue();
        };
    return year * 12 + month - 1;
  }

  private void goThrough(BiPredicate<List<String>, List<String>> ofOneLine) {
    for (List<String> cell : sizes.keySet()) {
      List<List<String>> line =
          sizes.keySet().stream().filter(it -> ofOneLine.test(cell, it)).toList();
      while (isUnsafe(line)) {
        hidden.add(
            line.stream()
                .filter(it -> !hidden.contains(it))
                .min(
                    Comparator.<List<String>>comparingLong(sizes::get)
                        .thenComparing(PartialAggregates.ORDER))
                .orElseThrow());
      }
    }
  }

  /** Whether a hidden cell of a line could be computed, and there is still one to hide. */
  private boolean isUnsafe(List<List<String>> line) {
    List<List<String>> gone = line.stream().filter(hidden::contains).toList();
    long held = gone.stream().mapToLong(sizes::get).sum();
    return !gone.isEmpty() && gone.size() < line.size() && (gone.size() < 2 || held < LEAST);
  }
}
