package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * An honest platform posts at a steady rate while a hostile one does what it can, two attacks at a
 * time, drawn from the seed.
 */
final class HostileRun {

  private static final int EVENTS_PER_SECOND = 200;
  private static final int ATTACKERS = 2;
  private static final int PROGRAMMES_PER_MINUTE = 10_000;
  private static final Duration BETWEEN_MEASUREMENTS = Duration.ofSeconds(5);

  private final Installation installation;
  private final String honest;
  private final long seed;
  private final Duration duration;
  private final PostingLog posting;
  private final PacedPosting paced;
  private final HostilePlatform hostile;
  private final ResidentMemory memory = new ResidentMemory();

  HostileRun(Installation installation, String honest, long seed, Duration duration) {
    this.installation = installation;
    this.honest = honest;
    this.seed = seed;
    this.duration = duration;
    this.posting = new PostingLog(installation.platform(honest));
    this.paced = new PacedPosting(posting, seed, EVENTS_PER_SECOND);
    this.hostile =
        new HostilePlatform(
            installation, honest + "-enemy", (int) (PROGRAMMES_PER_MINUTE * duration.toMinutes()));
  }

  /** Runs for its time, then fails unless all holds: see {@link Aftermath}. */
  void mustBeWithstood() {
    run();
    for (PackagedService service : PackagedService.values()) {
      assertThat(installation.process(service).isAlive()).as("%s lives", service).isTrue();
    }
    new Aftermath(installation, honest).mustBeRight(posting, paced.history());
  }

  private void run() {
    Instant end = Instant.now().plus(duration);
    List<Callable<Void>> all = new ArrayList<>();
    all.add(
        () -> {
          paced.postWhile(() -> Instant.now().isBefore(end));
          return null;
        });
    for (int attacker = 0; attacker < ATTACKERS; attacker++) {
      Random random = new Random(seed * ATTACKERS + attacker);
      all.add(
          () -> {
            while (Instant.now().isBefore(end)) {
              Attack[] attacks = Attack.values();
              hostile.attack(attacks[random.nextInt(attacks.length)], random);
            }
            return null;
          });
    }
    all.add(
        () -> {
          while (Instant.now().isBefore(end)) {
            memory.measure(installation);
            LockSupport.parkNanos(BETWEEN_MEASUREMENTS.toNanos());
          }
          return null;
        });
    PostingLog.runTogether(all);
  }

  /** The response time that 99 in 100 of the honest platform's events did not exceed. */
  Duration p99() {
    return paced.quantile(.99);
  }

  ResidentMemory memory() {
    return memory;
  }

  /** What happened, in a few lines. */
  String report() {
    return """
          %,d events of the honest platform acknowledged; p50 %d ms, p99 %d ms, p99.9 %d ms from when they were due
          %s
          answers to the attacks: %s"""
        .formatted(
            posting.acknowledged(),
            paced.quantile(.5).toMillis(),
            p99().toMillis(),
            paced.quantile(.999).toMillis(),
            memory,
            hostile.answers());
  }
}
