package org.outcomeledger.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * An honest platform posts at a steady rate; once the services have been warm for a while, a
 * hostile one does what it can, two attacks at a time, drawn from the seed. Response times are of
 * the events that were due from the first attack on.
 */
final class HostileRun {

  private static final int EVENTS_PER_SECOND = 200;
  private static final int ATTACKERS = 2;
  private static final int PROGRAMMES_PER_MINUTE = 10_000;
  private static final Duration BETWEEN_MEASUREMENTS = Duration.ofSeconds(5);
  private static final int PARTS = 4;

  private final Installation installation;
  private final String honest;
  private final long seed;
  private final Duration warmUp;
  private final Duration duration;
  private final PostingLog posting;
  private final PacedPosting paced;
  private final HostilePlatform hostile;
  private final ResidentMemory memory = new ResidentMemory();
  private final Map<Attack, Queue<PacedPosting.Span>> spans = new EnumMap<>(Attack.class);
  private long firstAttack;

  /**
   * A run that was not begun.
   *
   * @param warmUp how long there is no attack: a JVM that has just started compiles, on the
   *     processors that everything else needs
   */
  HostileRun(
      Installation installation, String honest, long seed, Duration warmUp, Duration duration) {
    this.installation = installation;
    this.honest = honest;
    this.seed = seed;
    this.warmUp = warmUp;
    this.duration = duration;
    this.posting = new PostingLog(installation.platform(honest));
    this.paced = new PacedPosting(posting, seed, EVENTS_PER_SECOND);
    this.hostile =
        new HostilePlatform(
            installation,
            honest + "-enemy",
            (int) (PROGRAMMES_PER_MINUTE * duration.toSeconds() / 60));
    for (Attack attack : Attack.values()) {
      spans.put(attack, new ConcurrentLinkedQueue<>());
    }
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
    firstAttack = System.nanoTime() + warmUp.toNanos();
    List<Callable<Void>> all = new ArrayList<>();
    all.add(
        () -> {
          paced.postWhile(() -> !isOver());
          return null;
        });
    for (int attacker = 0; attacker < ATTACKERS; attacker++) {
      Random random = new Random(seed * ATTACKERS + attacker);
      all.add(
          () -> {
            LockSupport.parkNanos(firstAttack - System.nanoTime());
            Attack[] attacks = Attack.values();
            while (!isOver()) {
              attack(attacks[random.nextInt(attacks.length)], random);
            }
            return null;
          });
    }
    all.add(
        () -> {
          LockSupport.parkNanos(firstAttack - System.nanoTime());
          while (!isOver()) {
            memory.measure(installation);
            LockSupport.parkNanos(BETWEEN_MEASUREMENTS.toNanos());
          }
          return null;
        });
    PostingLog.runTogether(all);
  }

  private void attack(Attack attack, Random random) {
    long from = System.nanoTime();
    hostile.attack(attack, random);
    spans.get(attack).add(new PacedPosting.Span(from, System.nanoTime()));
  }

  private long end() {
    return firstAttack + duration.toNanos();
  }

  private boolean isOver() {
    return System.nanoTime() - end() >= 0;
  }

  /** The response time that 99 in 100 of the honest platform's events did not exceed. */
  Duration p99() {
    return quantile(.99);
  }

  private Duration quantile(double share) {
    return paced.quantile(share, List.of(new PacedPosting.Span(firstAttack, end())));
  }

  /** Of the events that were due while it went on, whatever went on beside it. */
  private String p99ByAttack() {
    return spans.entrySet().stream()
        .filter(it -> !it.getValue().isEmpty())
        .map(it -> it.getKey() + " " + paced.quantile(.99, it.getValue()).toMillis())
        .collect(Collectors.joining(", "));
  }

  private String p99ByParts() {
    long part = duration.toNanos() / PARTS;
    return LongStream.range(0, PARTS)
        .map(i -> firstAttack + i * part)
        .mapToObj(from -> List.of(new PacedPosting.Span(from, from + part)))
        .map(span -> paced.quantile(.99, span).toMillis() + "")
        .collect(Collectors.joining(" "));
  }

  ResidentMemory memory() {
    return memory;
  }

  /** What happened, in a few lines. */
  String report() {
    return """
          %,d events of the honest platform acknowledged; p50 %d ms, p99 %d ms, p99.9 %d ms from when they were due
          p99 in ms by quarters: %s; during each attack: %s
          %s
          answers to the attacks: %s"""
        .formatted(
            posting.acknowledged(),
            quantile(.5).toMillis(),
            p99().toMillis(),
            quantile(.999).toMillis(),
            p99ByParts(),
            p99ByAttack(),
            memory,
            hostile.answers());
  }
}
