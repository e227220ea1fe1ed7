package org.outcomeledger.impact.metrics;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.outcomeledger.http.ServiceConfig;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.cube.Cube;
import org.outcomeledger.indicators.cube.Snapshot;

/**
 * What callers see who may not see exact figures: one snapshot until the next is due, whatever
 * comes in meanwhile, so that nobody can ask before and after one event. All replicas replace
 * theirs at the same moments: a day's at midnight, shorter ones at whole multiples since 1970. The
 * first is taken when it is first asked for. Where the time is 0 it is always the latest.
 */
@Singleton
final class DisclosedSnapshots implements Snapshots {
  private static final Duration DAY = Duration.ofDays(1);

  private final Cube cube;
  private final Duration shown;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("disclosed-snapshots").factory());

  private Snapshot taken;
  private Instant takenAt;
  private CompletableFuture<Snapshot> next = new CompletableFuture<>();

  @Inject
  DisclosedSnapshots(Cube cube, ImpactConfig config, ServiceConfig service) {
    this(cube, config.disclosure().snapshot(), Clock.system(service.zone()));
  }

  DisclosedSnapshots(Cube cube, Duration shown, Clock clock) {
    this.cube = cube;
    this.shown = shown;
    this.clock = clock;
  }

  void start(@Observes StartupEvent started) {
    if (!shown.isZero()) {
      schedule();
    }
  }

  private void schedule() {
    var unused =
        timer.schedule(
            () -> {
              try {
                replace();
              } finally {
                schedule();
              }
            },
            untilNext().toMillis() + 1,
            TimeUnit.MILLISECONDS);
  }

  /** How long the one that is shown now is still shown. */
  Duration untilNext() {
    ZonedDateTime now = ZonedDateTime.now(clock);
    if (shown.compareTo(DAY) < 0) {
      return shown.minusMillis(now.toInstant().toEpochMilli() % shown.toMillis());
    }
    long days = shown.toDays();
    long left = days - now.toLocalDate().toEpochDay() % days;
    return Duration.between(now, now.toLocalDate().plusDays(left).atStartOfDay(now.getZone()));
  }

  /** From now on the cube's latest is shown. One that nobody has asked for stays as it is: none. */
  synchronized void replace() {
    if (taken != null) {
      take();
      next.complete(taken);
      next = new CompletableFuture<>();
    }
  }

  @Override
  public synchronized Snapshot latest() {
    if (shown.isZero()) {
      return cube.snapshot();
    }
    if (taken == null) {
      take();
    }
    return taken;
  }

  private void take() {
    taken = cube.snapshot();
    takenAt = clock.instant();
  }

  /** When the one that is shown was taken; empty before any was asked for. */
  synchronized Optional<Instant> takenAt() {
    return shown.isZero() ? Optional.of(clock.instant()) : Optional.ofNullable(takenAt);
  }

  @Override
  public CompletableFuture<Snapshot> other(Snapshot known, Duration limit) {
    return shown.isZero() ? cube.other(known, limit) : otherTaken(known, limit);
  }

  private synchronized CompletableFuture<Snapshot> otherTaken(Snapshot known, Duration limit) {
    Snapshot latest = latest();
    return latest.equals(known)
        ? next.copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        : CompletableFuture.completedFuture(latest);
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }
}
