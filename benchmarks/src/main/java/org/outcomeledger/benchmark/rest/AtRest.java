package org.outcomeledger.benchmark.rest;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import org.outcomeledger.benchmark.Aim;
import org.outcomeledger.benchmark.house.Footprint;
import org.outcomeledger.benchmark.house.House;
import org.outcomeledger.benchmark.house.MeasuredService;

/**
 * How long the services take to be ready, one after the other, and what everything holds in memory
 * before anything is posted.
 *
 * @param seconds to ready, by service
 * @param bytes by process
 */
record AtRest(Map<MeasuredService, Double> seconds, Map<String, Long> bytes) {

  private static final double GIB = 1L << 30;
  private static final double AIM_GIB = 1.5;

  /** Starts the services of a house. */
  static AtRest of(House house) {
    Map<MeasuredService, Double> seconds = new LinkedHashMap<>();
    for (MeasuredService part : MeasuredService.values()) {
      seconds.put(part, house.start(part));
    }
    Map<String, Long> bytes = new LinkedHashMap<>();
    house.processes().forEach((name, process) -> bytes.put(name, Footprint.of(process)));
    return new AtRest(seconds, bytes);
  }

  private double gib() {
    return bytes.values().stream().mapToLong(Long::longValue).sum() / GIB;
  }

  Aim aim() {
    return Aim.atMost("memory of the whole platform at rest", AIM_GIB, "GiB", gib());
  }

  String markdown() {
    return """
        ## At rest

        Memory is the proportional set size of each process and its children, right after the start, with nothing posted yet. A
        service's start is from its launch to its readiness, looked at every fifth of a second, while nothing else is starting.

        | process | MiB |
        |---|---:|
        %s| together | %,.0f |

        | service | s to ready |
        |---|---:|
        %s"""
        .formatted(
            bytes.entrySet().stream()
                .map(one -> "| %s | %,.0f |\n".formatted(one.getKey(), one.getValue() / 1048576.0))
                .collect(joining()),
            gib() * 1024,
            seconds.entrySet().stream()
                .map(one -> "| %s | %.1f |\n".formatted(one.getKey().module(), one.getValue()))
                .collect(joining()));
  }
}
