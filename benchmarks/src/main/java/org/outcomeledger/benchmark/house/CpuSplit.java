package org.outcomeledger.benchmark.house;

import java.util.LinkedHashMap;
import java.util.Map;
import org.outcomeledger.benchmark.CpuClock;

/** The processor time of every process of a house, and of the JVM that loads it. */
public final class CpuSplit {

  private final Map<String, CpuClock> clocks = new LinkedHashMap<>();

  private CpuSplit() {}

  /** Begins to count. */
  public static CpuSplit of(House house) {
    CpuSplit split = new CpuSplit();
    house.processes().forEach((name, process) -> split.clocks.put(name, CpuClock.of(process)));
    split.clocks.put("load", CpuClock.alone(ProcessHandle.current()));
    return split;
  }

  /** Seconds since then, by process. */
  public Map<String, Double> seconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    clocks.forEach((name, clock) -> seconds.put(name, clock.seconds()));
    return seconds;
  }
}
