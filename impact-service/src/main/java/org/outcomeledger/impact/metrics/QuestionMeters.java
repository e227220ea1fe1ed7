package org.outcomeledger.impact.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.outcomeledger.impact.metrics.CountedQuestion.Cost;
import org.outcomeledger.indicators.indicator.Catalogue;

/** What is asked of this replica, and what that costs, as metrics: docs/metrics.md. */
@Singleton
final class QuestionMeters {

  private static final Duration[] TIMES = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final Map<Cost, Timer> times;

  QuestionMeters(MeterRegistry registry) {
    this.registry = registry;
    this.times =
        Arrays.stream(Cost.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), this::timer));
  }

  private Timer timer(Cost cost) {
    return Timer.builder("outcome.ledger.question")
        .description("How long counting took, with the time that a question waited for its place")
        .tag("cost", text(cost))
        .serviceLevelObjectives(TIMES)
        .register(registry);
  }

  void register(
      @Observes StartupEvent started,
      Scans scans,
      StreamPlaces streams,
      DisclosedSnapshots disclosed) {
    Catalogue.all().forEach(indicator -> beginAtZero(indicator.definition().id()));
    QuestionPlaces places = scans.places();
    gauge("questions.waiting", "Questions that wait for processors or memory", places::waiting);
    gauge(
        "question.memory.bytes",
        "Memory that the questions take that are being answered",
        places::bytesTaken);
    gauge("question.memory.limit.bytes", "As much as there is for all of them", places::mostBytes);
    gauge("streams.open", "Readers of values as they change", streams::open);
    gauge("streams.limit", "As many as there may be", streams::most);
    gauge(
        "disclosed.snapshot.timestamp.seconds",
        "When the figures that analysts see were taken, in Unix time",
        () -> disclosed.takenAt().map(at -> at.toEpochMilli() / 1000.0).orElse(Double.NaN));
  }

  private void gauge(String name, String meaning, Supplier<Number> value) {
    Gauge.builder("outcome.ledger." + name, value).description(meaning).register(registry);
  }

  /** Indicators are a closed set: the catalogue's. */
  void count(CountedQuestion question) {
    times.get(question.cost()).record(question.took());
    counter(question.indicator(), question.cost()).increment();
  }

  /** Of a series that begins with its first question Prometheus sees no increase. */
  private void beginAtZero(String indicator) {
    for (Cost cost : Cost.values()) {
      var unused = counter(indicator, cost);
    }
  }

  private Counter counter(String indicator, Cost cost) {
    return Counter.builder("outcome.ledger.questions")
        .description("Questions that were counted")
        .tag("indicator", indicator)
        .tag("cost", text(cost))
        .register(registry);
  }

  private static String text(Cost cost) {
    return cost.name().toLowerCase(Locale.ROOT);
  }
}
