package org.outcomeledger.benchmark;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a contest came to: medians over the rounds, with the spread between them. */
public record Results(Contest contest, Map<String, List<Measured>> rounds) {

  /** A contestant's median. */
  public double median(String contestant, ToDoubleFunction<Measured> figure) {
    return median(rounds.get(contestant), figure);
  }

  /** The table, below its name and explanation. */
  public String markdown() {
    return """
        ## %s

        %s

        %s"""
        .formatted(contest.name(), contest.explanation(), rowsMarkdown());
  }

  /** The table alone. */
  public String rowsMarkdown() {
    return """
        | | %s a second, median | least – most | p50 ms | p99 ms | CPU µs each |
        |---|---:|---:|---:|---:|---:|
        %s"""
        .formatted(
            contest.unit(),
            rounds.entrySet().stream()
                .map(row -> line(row.getKey(), row.getValue()))
                .collect(joining()));
  }

  private static String line(String contestant, List<Measured> rounds) {
    double[] rates = rounds.stream().mapToDouble(Measured::perSecond).sorted().toArray();
    return "| %s | %,.0f | %,.0f – %,.0f | %s | %s | %s |\n"
        .formatted(
            contestant,
            median(rates),
            rates[0],
            rates[rates.length - 1],
            millis(rounds, 50),
            millis(rounds, 99),
            cpu(rounds));
  }

  /** Nothing where no call was timed by itself. */
  private static String millis(List<Measured> rounds, double percentile) {
    boolean timed = rounds.stream().allMatch(round -> round.latencies().getTotalCount() > 0);
    return timed ? "%.2f".formatted(median(rounds, round -> round.millis(percentile))) : "";
  }

  private static String cpu(List<Measured> rounds) {
    var processes = rounds.getFirst().cpuSeconds().keySet();
    String all = "%,.0f".formatted(median(rounds, Measured::cpuMicrosPerEvent));
    return processes.size() == 1
        ? all
        : processes.stream()
            .map(
                process ->
                    "%s %,.0f"
                        .formatted(
                            process, median(rounds, round -> round.cpuMicrosPerEvent(process))))
            .collect(joining(", ", all + ": ", ""));
  }

  private static double median(List<Measured> rounds, ToDoubleFunction<Measured> figure) {
    return median(rounds.stream().mapToDouble(figure).sorted().toArray());
  }

  /** Of sorted values; of an even number, the mean of the middle two. */
  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
