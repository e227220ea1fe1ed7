package org.outcomeledger.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The processor time of a process and its descendants, living or waited for, from Linux' {@code
 * /proc}: fields 14 to 17 of {@code stat}, in ticks of which there are 100 a second on every
 * platform that Linux has left.
 */
public final class CpuClock {

  private static final double TICKS_A_SECOND = 100;

  private final ProcessHandle process;
  private final boolean alone;
  private final double begun;

  private CpuClock(ProcessHandle process, boolean alone) {
    this.process = process;
    this.alone = alone;
    this.begun = total();
  }

  /** Begins to count for this process and its descendants. */
  public static CpuClock of(ProcessHandle process) {
    return new CpuClock(process, false);
  }

  /** Begins to count for this process without its living descendants. */
  public static CpuClock alone(ProcessHandle process) {
    return new CpuClock(process, true);
  }

  /** Seconds since the clock was begun. */
  public double seconds() {
    return total() - begun;
  }

  private double total() {
    Stream<ProcessHandle> counted =
        alone ? Stream.of(process) : Stream.concat(Stream.of(process), process.descendants());
    return counted.mapToDouble(CpuClock::used).sum();
  }

  private static double used(ProcessHandle process) {
    Path stat = Path.of("/proc", String.valueOf(process.pid()), "stat");
    try {
      String text = Files.readString(stat);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int field = 11; field <= 14; field++) {
        ticks += Long.parseLong(fields[field]);
      }
      return ticks / TICKS_A_SECOND;
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException("Processor time is read from /proc, as Linux has it", e);
      }
      return 0;
    }
  }
}
