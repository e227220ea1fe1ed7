package org.outcomeledger.story;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What was seen of a fault.
 *
 * @param posted how many batches either service acknowledged at least while it lasted
 * @param silence the longest time in which one of the services acknowledged nothing, until all was
 *     well
 * @param well how long that took from when the fault was put right
 * @param alerts that told of it, by name; empty if none did
 */
record FaultRecord(
    Fault fault,
    int acknowledgedBefore,
    long posted,
    Duration silence,
    Recovery.Times well,
    String alerts) {

  private static final List<String> HEADINGS =
      List.of(
          "fault",
          "after events",
          "batches acknowledged meanwhile",
          "longest without (s)",
          "posts again after (s)",
          "figures again after (s)",
          "alerts");

  /** As a table of Markdown. */
  static String table(Collection<FaultRecord> records) {
    return line(HEADINGS)
        + line(HEADINGS.stream().map(it -> "---").toList())
        + records.stream().map(FaultRecord::row).collect(joining());
  }

  private String row() {
    return line(
        List.of(
            fault.name(),
            "" + acknowledgedBefore,
            fault.postsGoOn() && posted == 0 ? "**none**" : "" + posted,
            seconds(silence),
            seconds(well.posts()),
            seconds(well.figures()),
            alerts.isEmpty() ? "**none**" : alerts));
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(joining(" | ", "| ", " |\n"));
  }

  private static String seconds(Duration duration) {
    return "%.1f".formatted(duration.toMillis() / 1e3);
  }
}
