package org.outcomeledger.benchmark.million;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.outcomeledger.benchmark.house.Footprint;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.MeasuredService;

/**
 * What the records take in memory, and how long they take to get there from the read model.
 *
 * @param seconds from the launch of impact-service until it is ready, the cube loaded
 * @param liveBytes of all objects of impact-service after a full collection
 * @param pss of the process
 */
record InMemory(int records, double seconds, long liveBytes, long pss) {

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  /** Starts impact-service over the read model that is there. */
  static InMemory of(House house, int records) throws IOException {
    return started(house, house.start(MeasuredService.IMPACT), records);
  }

  /** Looks at an impact-service that took so long to start. */
  static InMemory started(House house, double seconds, int records) throws IOException {
    ProcessHandle process = house.process(MeasuredService.IMPACT).orElseThrow();
    return new InMemory(records, seconds, liveBytes(process), Footprint.of(process));
  }

  /** A histogram of live objects begins with a full collection and ends with their sum. */
  private static long liveBytes(ProcessHandle process) throws IOException {
    String answer = Jcmd.ask(process, "GC.class_histogram");
    Matcher total = TOTAL.matcher(answer);
    if (!total.find()) {
      throw new IllegalStateException("jcmd does not say what lives: " + answer);
    }
    return Long.parseLong(total.group(1));
  }

  String markdown() {
    return """
        ## In memory

        impact-service is started anew over the rows that are there, and is ready once its cube has them all; then everything alive in
        it is counted after a full collection, its own classes and buffers with it.

        %s"""
        .formatted(rowsMarkdown());
  }

  /** The table alone. */
  String rowsMarkdown() {
    return """
        | | |
        |---|---:|
        | records | %,d |
        | launch to ready, cube loaded | %.1f s |
        | bytes a record, all that lives in the process | %,.0f |
        | memory of the process (PSS) | %,.0f MiB |
        """
        .formatted(records, seconds, liveBytes / (double) records, pss / 1048576.0);
  }
}
