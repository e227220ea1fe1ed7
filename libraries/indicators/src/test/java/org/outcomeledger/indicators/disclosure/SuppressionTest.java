package org.outcomeledger.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.outcomeledger.indicators.query.PartialAggregates;

/** Who is too few is hidden, and so many more that nobody can be computed. */
class SuppressionTest {
  private static final int LEAST = 20;

  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @Test
  void nothingIsHiddenWhereAllAreEnough() {
    assertThat(hidden(Map.of("a", 20L, "b", 300L))).isEmpty();
  }

  @Test
  void theNextSmallestIsHiddenWithTheOnlyOneThatIsTooSmall() {
    assertThat(hidden(Map.of("a", 19L, "b", 300L, "c", 25L, "d", 26L)))
        .containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void twoThatHoldTooFewTogetherTakeAThirdWithThem() {
    assertThat(hidden(Map.of("a", 9L, "b", 10L, "c", 25L, "d", 26L)))
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(hidden(Map.of("a", 10L, "b", 10L, "c", 25L, "d", 26L)))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void nobodyAtAllIsAsHiddenAsSomebody() {
    assertThat(hidden(Map.of("a", 0L, "b", 300L, "c", 25L))).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void ofTwoAsSmallTheFirstIsTaken() {
    assertThat(hidden(Map.of("a", 3L, "b", 25L, "c", 25L))).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whatIsHiddenAcrossOneDimensionIsProtectedAcrossTheOther() {
    Map<List<String>, Long> sizes = new LinkedHashMap<>();
    long[][] table = {{5, 40, 60}, {50, 30, 70}, {80, 90, 100}};
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        sizes.put(List.of("r" + row, "c" + column, "all"), table[row][column]);
      }
    }
    assertThat(new PlainSuppression(sizes).hidden())
        .containsExactlyInAnyOrder(
            List.of("r0", "c0", "all"),
            List.of("r1", "c0", "all"),
            List.of("r0", "c1", "all"),
            List.of("r1", "c1", "all"));
    assertThat(hiddenCells(sizes)).isEqualTo(new PlainSuppression(sizes).hidden());
  }

  @Test
  void aMonthThatIsTooSmallTakesAnotherOfItsQuarterWithIt() {
    Map<List<String>, Long> sizes = new TreeMap<>(PartialAggregates.ORDER);
    sizes.put(List.of("2025-01"), 4L);
    sizes.put(List.of("2025-02"), 50L);
    sizes.put(List.of("2025-03"), 60L);
    sizes.put(List.of("2025-04"), 30L);
    sizes.put(List.of("2025-Q1"), 114L);
    sizes.put(List.of("2025-Q2"), 30L);
    sizes.put(List.of("2025-H1"), 144L);
    sizes.put(List.of("2025"), 144L);
    sizes.put(List.of("all"), 150L);
    assertThat(hiddenCells(sizes))
        .containsExactlyInAnyOrder(List.of("2025-01"), List.of("2025-02"));
  }

  @Test
  void aHalfYearThatIsTooSmallTakesTheOtherOfItsYearWithIt() {
    Map<List<String>, Long> sizes = new TreeMap<>(PartialAggregates.ORDER);
    sizes.put(List.of("2025-Q1"), 50L);
    sizes.put(List.of("2025-Q3"), 4L);
    sizes.put(List.of("2025-H1"), 50L);
    sizes.put(List.of("2025-H2"), 4L);
    sizes.put(List.of("2025"), 54L);
    sizes.put(List.of("all"), 54L);
    assertThat(hiddenCells(sizes))
        .contains(List.of("2025-H1"), List.of("2025-H2"))
        .doesNotContain(List.of("2025"));
  }

  @RepeatedTest(60)
  void agreesWithThePlainOneOnRandomTables() {
    Map<List<String>, Long> sizes = randomTable();
    Set<List<String>> hidden = hiddenCells(sizes);
    assertThat(hidden)
        .as("of %s, the same again with -Dseed=%d", sizes, seed)
        .isEqualTo(new PlainSuppression(sizes).hidden());
    assertThat(hidden)
        .containsAll(sizes.keySet().stream().filter(it -> sizes.get(it) < 20).toList());
  }

  private static Set<String> hidden(Map<String, Long> line) {
    Map<List<String>, Long> sizes = new LinkedHashMap<>();
    line.forEach((value, size) -> sizes.put(List.of(value, "all"), size));
    Set<String> hidden = new HashSet<>();
    hiddenCells(sizes).forEach(it -> hidden.add(it.getFirst()));
    return hidden;
  }

  private static Set<List<String>> hiddenCells(Map<List<String>, Long> sizes) {
    Set<List<String>> hidden = new HashSet<>(sizes.keySet());
    hidden.removeAll(new Suppression(sizes, LEAST).visible());
    return hidden;
  }

  /** Of up to two dimensions, over the months of three years; some records have no month. */
  private Map<List<String>, Long> randomTable() {
    Map<List<String>, Long> sizes = new TreeMap<>(PartialAggregates.ORDER);
    int rows = 1 + random.nextInt(4);
    int columns = 1 + random.nextInt(4);
    for (int i = 0; i < 60 + random.nextInt(60); i++) {
      String row = "r" + random.nextInt(rows);
      String column = random.nextInt(5) == 0 ? "unknown" : "c" + random.nextInt(columns);
      long size = random.nextInt(3) == 0 ? random.nextInt(90) : random.nextInt(25);
      add(sizes, row, column, size);
    }
    return sizes;
  }

  private void add(Map<List<String>, Long> sizes, String row, String column, long size) {
    int year = 2024 + random.nextInt(3);
    int month = 1 + random.nextInt(12);
    sizes.merge(List.of(row, column, "all"), size, Long::sum);
    if (random.nextInt(6) > 0) {
      sizes.merge(List.of(row, column, "" + year), size, Long::sum);
      sizes.merge(List.of(row, column, year + "-H" + (month > 6 ? 2 : 1)), size, Long::sum);
      sizes.merge(List.of(row, column, year + "-Q" + ((month + 2) / 3)), size, Long::sum);
      sizes.merge(List.of(row, column, "%d-%02d".formatted(year, month)), size, Long::sum);
    }
  }
}
