package org.outcomeledger.impact.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.impact.readmodel.Quality;
import org.outcomeledger.indicators.cube.Snapshot;
import org.outcomeledger.indicators.disclosure.DisclosureControl;

/**
 * Quality for those who may not see exact figures: counted when it is first asked for, and the same
 * for as long as the snapshot of the figures is shown.
 */
@Singleton
final class DisclosedQuality {
  private static final int PLATFORMS = 1000;

  private record Kept(Snapshot snapshot, QualityAnswer answer) {}

  private final Cache<String, Kept> kept = Caffeine.newBuilder().maximumSize(PLATFORMS).build();
  private final DisclosedSnapshots snapshots;
  private final DisclosureControl control;
  private final PolicyAnswer policy;

  DisclosedQuality(DisclosedSnapshots snapshots, DisclosureControl control, ImpactConfig config) {
    this.snapshots = snapshots;
    this.control = control;
    this.policy = PolicyAnswer.of(config.disclosure(), control.policy());
  }

  /**
   * What may be told.
   *
   * @param platform whose facts are counted, empty for everyone's
   * @param exact counts them
   */
  QualityAnswer of(Optional<String> platform, Supplier<Quality> exact) {
    String whose = platform.map(it -> "platform " + it).orElse("all");
    Snapshot snapshot = snapshots.latest();
    Kept known = kept.getIfPresent(whose);
    if (known != null && known.snapshot().equals(snapshot)) {
      return known.answer();
    }
    QualityAnswer answer = QualityAnswer.of(exact.get(), whose, control, policy);
    kept.put(whose, new Kept(snapshot, answer));
    return answer;
  }
}
