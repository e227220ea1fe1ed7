package org.outcomeledger.benchmark.million;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.outcomeledger.benchmark.Measured;
import org.outcomeledger.benchmark.house.CpuSplit;
import org.outcomeledger.benchmark.house.House;

/** One caller who asks again as soon as it is answered. */
record Asking(House house) {

  /** A turn of it, after a third as long to warm up; the processor time is the whole house's. */
  Measured again(Callable<?> question, Duration turn) throws Exception {
    repeat(question, turn.dividedBy(3), new Histogram(3));
    Histogram latencies = new Histogram(3);
    CpuSplit cpu = CpuSplit.of(house);
    double seconds = repeat(question, turn, latencies);
    double used = cpu.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    return new Measured(latencies.getTotalCount(), seconds, Map.of("all", used), latencies);
  }

  /** Seconds that it took: as long as was asked for, or as long as one answer. */
  static double repeat(Callable<?> question, Duration duration, Histogram latencies)
      throws Exception {
    long begun = System.nanoTime();
    long now = begun;
    do {
      question.call();
      long answered = System.nanoTime();
      latencies.recordValue((answered - now) / 1_000);
      now = answered;
    } while (now - begun < duration.toNanos());
    return (now - begun) / 1e9;
  }
}
