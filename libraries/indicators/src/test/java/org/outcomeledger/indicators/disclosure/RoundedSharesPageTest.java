package org.outcomeledger.indicators.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How far a rounded share is from the exact one, as docs/for-analysts.md has it: for every
 * numerator of every denominator, each as often as any other, with the chances of the rule by which
 * a count goes up or down.
 */
class RoundedSharesPageTest {

  private static final Path PAGE = Path.of("../../docs/for-analysts.md");
  private static final int STEP = Policy.STANDARD.roundedTo();

  /** From which denominator on, and from which on the next line. */
  private static final List<Integer> FROM = List.of(20, 40, 60, 90, 110, 200, 500);

  private record Rounded(int count, double chance) {}

  @Test
  void sharesAreAsFarFromTheExactOnesAsThePageSays() throws IOException {
    List<String> rows =
        IntStream.range(0, FROM.size() - 1)
            .mapToObj(i -> row(FROM.get(i), FROM.get(i + 1) - 1))
            .toList();
    assertThat(Files.readString(PAGE).lines().toList()).containsAll(rows);
  }

  private static String row(int least, int most) {
    Map<Double, Double> chances = new TreeMap<>();
    for (int people = least; people <= most; people++) {
      for (int numerator = 0; numerator <= people; numerator++) {
        add(chances, numerator, people - numerator);
      }
    }
    double all = chances.values().stream().mapToDouble(it -> it).sum();
    return String.format(
        Locale.ROOT,
        "| %d – %d | %.1f | %.1f | %.1f |",
        least,
        most,
        quantile(chances, all / 2),
        quantile(chances, all * 0.95),
        quantile(chances, all));
  }

  private static void add(Map<Double, Double> chances, int numerator, int rest) {
    double exact = (double) numerator / (numerator + rest);
    for (Rounded told : rounded(numerator)) {
      for (Rounded others : rounded(rest)) {
        int denominator = told.count() + others.count();
        if (!isInWords(told.count(), denominator)) {
          double points = 100 * Math.abs((double) told.count() / denominator - exact);
          double chance = told.chance() * others.chance() / (numerator + rest + 1);
          chances.merge(Math.round(points * 1e6) / 1e6, chance, Double::sum);
        }
      }
    }
  }

  private static List<Rounded> rounded(int count) {
    int beyond = count % STEP;
    int down = count - beyond;
    double up = (double) beyond / STEP;
    return beyond == 0
        ? List.of(new Rounded(count, 1))
        : List.of(new Rounded(down, 1 - up), new Rounded(down + STEP, up));
  }

  private static boolean isInWords(int numerator, int denominator) {
    return denominator < Policy.STANDARD.codedBelow()
        && (numerator == 0 || numerator == denominator);
  }

  /**
   * The least difference that so many chances do not exceed; all of them, up to rounding errors.
   */
  private static double quantile(Map<Double, Double> chances, double wanted) {
    double reached = 0;
    double last = 0;
    for (Map.Entry<Double, Double> it : chances.entrySet()) {
      reached += it.getValue();
      last = it.getKey();
      if (reached >= wanted) {
        return last;
      }
    }
    return last;
  }
}
