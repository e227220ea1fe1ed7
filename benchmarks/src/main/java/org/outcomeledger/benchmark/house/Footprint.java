package org.outcomeledger.benchmark.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory of processes: the proportional set size of each and of its descendants, from Linux' {@code
 * smaps_rollup}, so that what they share is counted once.
 */
public final class Footprint {

  private Footprint() {}

  /** In bytes. */
  public static long of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(Footprint::kibibytes)
            .sum()
        * 1024;
  }

  private static long kibibytes(ProcessHandle process) {
    Path rollup = Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup");
    try (Stream<String> lines = Files.lines(rollup)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory is read from /proc, as Linux has it", e);
    }
  }
}
