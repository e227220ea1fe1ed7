package org.outcomeledger.http;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often this process has answered each problem: problems are answered in many places. */
final class AnsweredProblems {

  private static final Map<String, LongAdder> BY_TYPE =
      Stream.of(ProblemType.values())
          .collect(Collectors.toUnmodifiableMap(ProblemType::uri, type -> new LongAdder()));

  private AnsweredProblems() {}

  static void count(Problem problem) {
    BY_TYPE.get(problem.type()).increment();
  }

  static long of(ProblemType type) {
    return BY_TYPE.get(type.uri()).sum();
  }
}
