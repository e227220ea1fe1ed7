package org.outcomeledger.benchmark;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One contestant's turn.
 *
 * @param events how many were made durable, or answered
 * @param seconds how long it took
 * @param cpuSeconds of all processes that had a part in it, by name
 * @param latencies of the calls, in microseconds
 */
public record Measured(
    long events, double seconds, Map<String, Double> cpuSeconds, Histogram latencies) {

  public double perSecond() {
    return events / seconds;
  }

  /** Milliseconds within which so many percent of the calls were answered. */
  public double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e3;
  }

  /** Microseconds of processor time that one event cost. */
  double cpuMicrosPerEvent() {
    return cpuSeconds.values().stream().mapToDouble(seconds -> micros(seconds)).sum();
  }

  /** The same of one process. */
  double cpuMicrosPerEvent(String process) {
    return micros(cpuSeconds.getOrDefault(process, 0.0));
  }

  private double micros(double seconds) {
    return events == 0 ? 0 : seconds * 1e6 / events;
  }
}
