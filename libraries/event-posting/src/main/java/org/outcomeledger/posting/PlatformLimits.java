package org.outcomeledger.posting;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.outcomeledger.posting.PostingConfig.PlatformSettings;

/**
 * What each platform may send to this replica, and ask of it. Platforms are named by verified
 * tokens, so there are as many as the identity provider knows, and none is ever dropped.
 */
@Singleton
public final class PlatformLimits {

  private final PostingConfig config;
  private final Map<String, PlatformBudget> budgets = new ConcurrentHashMap<>();

  PlatformLimits(PostingConfig config) {
    this.config = config;
  }

  PlatformBudget of(String platform) {
    return budgets.computeIfAbsent(platform, this::full);
  }

  /**
   * A request beside {@code POST /events}: it counts as one event, and as in flight until it is
   * answered.
   */
  public <T> Uni<T> within(String platform, Supplier<Uni<? extends T>> request) {
    PlatformBudget budget = of(platform);
    budget.enter();
    return Uni.createFrom().deferred(request).onTermination().invoke(budget::leave);
  }

  /**
   * A read, which is among the platform's requests in flight until it is answered.
   *
   * @param read fails with a refusal where there are too many already
   */
  public <T> Uni<T> reading(String platform, Supplier<Uni<? extends T>> read) {
    PlatformBudget budget = of(platform);
    return Uni.createFrom()
        .deferred(
            () -> {
              budget.enterToRead();
              return Uni.createFrom().deferred(read).onTermination().invoke(budget::leave);
            });
  }

  private PlatformBudget full(String platform) {
    PlatformSettings own = config.platforms().get(platform);
    OptionalInt events = own == null ? OptionalInt.empty() : own.eventsPerSecond();
    OptionalInt requests = own == null ? OptionalInt.empty() : own.requestsInFlight();
    return new PlatformBudget(
        events.orElse(config.eventsPerSecond()),
        requests.orElse(config.requestsInFlight()),
        System::nanoTime);
  }
}
