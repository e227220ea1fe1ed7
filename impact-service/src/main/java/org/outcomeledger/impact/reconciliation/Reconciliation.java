package org.outcomeledger.impact.reconciliation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.impact.cube.CubeSink;
import org.outcomeledger.impact.follower.LedgerClient;
import org.outcomeledger.impact.follower.Watermark;
import org.outcomeledger.impact.readmodel.Quality.Erasures;
import org.outcomeledger.impact.readmodel.StoredRows;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.cube.CubeDigests;
import org.outcomeledger.indicators.cube.FactDigest;

/**
 * Compares rows and figures with the ledgers, shard after shard and round after round, in a thread
 * of its own. What it found last of each shard can be asked for. A shard that cannot be compared
 * now keeps what was found last, and does not keep the others from being compared.
 */
@Singleton
public class Reconciliation {

  /** To look through a learner in memory costs less than an entry that is replayed. */
  private static final int LEARNERS_PER_ENTRY = 100;

  private static final Logger LOG = Logger.getLogger(Reconciliation.class);

  private final LedgerClient ledgers;
  private final StoredRows rows;
  private final CubeSink cube;
  private final String currency;
  private final Duration pause;
  private final Throttle throttle;
  private final Map<Position, ShardReconciliation> latest = new ConcurrentHashMap<>();
  private final Thread thread =
      Thread.ofPlatform().name("reconciliation").daemon().unstarted(this::run);
  private final FailedComparisons failed = new FailedComparisons();
  private volatile int shards;

  Reconciliation(LedgerClient ledgers, StoredRows rows, CubeSink cube, ImpactConfig config) {
    this.ledgers = ledgers;
    this.rows = rows;
    this.cube = cube;
    this.currency = config.currency();
    this.pause = config.reconciliation().pause();
    this.throttle = new Throttle(config.reconciliation().entriesPerSecond());
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    throttle.close();
  }

  /** What was found last of each shard, in order. */
  public List<ShardReconciliation> latest() {
    return latest.values().stream().sorted(ShardReconciliation.ORDER).toList();
  }

  /** Why shards have not been compared for too long. */
  Map<String, String> overdue() {
    return failed.overdue();
  }

  /** Whether everything agrees; empty until every shard was compared once. */
  public Optional<Boolean> agrees() {
    boolean all = latest.values().stream().allMatch(ShardReconciliation::agrees);
    return !all
        ? Optional.of(false)
        : shards > 0 && latest.size() >= shards ? Optional.of(true) : Optional.empty();
  }

  /**
   * How often each ledger has erased a learner, as all of its shards were compared last; nothing
   * until every shard of all ledgers was.
   */
  public List<Erasures> erasures() {
    List<ShardReconciliation> all = latest();
    return shards == 0 || all.size() < shards
        ? List.of()
        : Arrays.stream(LedgerName.values()).map(ledger -> erasures(ledger, all)).toList();
  }

  private static Erasures erasures(LedgerName ledger, List<ShardReconciliation> all) {
    List<ShardReconciliation> its =
        all.stream().filter(shard -> shard.ledger().equals(ledger.text())).toList();
    return new Erasures(
        ledger.text(),
        its.stream().mapToLong(ShardReconciliation::erasures).sum(),
        its.stream().map(ShardReconciliation::checkedAt).min(Instant::compareTo).orElseThrow());
  }

  private void run() {
    try {
      while (true) {
        round();
        throttle.pause(pause);
      }
    } catch (CancellationException e) {
      LOG.debug(e.getMessage());
    }
  }

  private void round() {
    cube.moment().ifPresent(this::round);
  }

  private void round(CubeSink.Moment moment) {
    var all = new ArrayList<Position>();
    boolean whole = true;
    for (LedgerName ledger : LedgerName.values()) {
      Optional<List<Position>> here = shards(ledger, moment);
      here.ifPresent(all::addAll);
      whole &= here.isPresent();
    }
    shards = whole ? all.size() : shards;
    all.forEach(this::reconcile);
  }

  /**
   * Every shard that a ledger has, those of which nothing was applied too; empty while it is away.
   */
  private Optional<List<Position>> shards(LedgerName ledger, CubeSink.Moment moment) {
    try {
      return Optional.of(
          ledgers.heads(ledger).keySet().stream()
              .sorted()
              .map(shard -> new Position(ledger, shard, 0))
              .toList());
    } catch (RuntimeException e) { // the next round tries again
      moment.watermarks().stream()
          .filter(it -> it.ledger() == ledger)
          .forEach(it -> failed.failed(place(it), e));
      return Optional.empty();
    }
  }

  private static Position place(Watermark watermark) {
    return new Position(watermark.ledger(), watermark.shard(), 0);
  }

  private void reconcile(Position shard) {
    try {
      publish(compare(shard));
      failed.succeeded(shard);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) { // whatever it is: the others are compared all the same
      failed.failed(shard, e);
    }
  }

  /** Figures that differ are looked at again: what was erased meanwhile is in one of them only. */
  private ShardReconciliation compare(Position place) {
    ShardComparison first = comparison(place);
    ShardReconciliation result = first.result();
    return first.onlyFiguresDiffer() ? comparison(place).result() : result;
  }

  private ShardComparison comparison(Position place) {
    CubeSink.Moment moment =
        cube.moment().orElseThrow(() -> new NotComparable("the figures are being loaded"));
    Watermark followed =
        moment.watermarks().stream()
            .filter(it -> place(it).equals(place))
            .findFirst()
            .orElse(Watermark.start(place.ledger(), place.shard()));
    FactDigest figures =
        CubeDigests.of(
            moment.snapshot(),
            place.ledger(),
            place.shard(),
            learners -> throttle.spent(learners / LEARNERS_PER_ENTRY));
    return new ShardComparison(
        new ShardComparison.Sources(ledgers, rows, throttle, currency), followed, figures);
  }

  private void publish(ShardReconciliation now) {
    Position place = new Position(LedgerName.of(now.ledger()).orElseThrow(), now.shard(), 0);
    ShardReconciliation before = latest.put(place, now);
    if (!now.agrees() && (before == null || !before.findings().equals(now.findings()))) {
      LOG.errorf(
          "What was made of the ledger is not what it says. %s ledger, shard %d: %s",
          now.ledger(), now.shard(), String.join("; ", now.findings()));
    }
    if (before != null && !before.agrees() && now.agrees()) {
      LOG.infof("%s ledger, shard %d: agrees again", now.ledger(), now.shard());
    }
  }
}
