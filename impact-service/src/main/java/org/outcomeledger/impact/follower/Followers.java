package org.outcomeledger.impact.follower;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.outcomeledger.impact.ImpactConfig;
import org.outcomeledger.indicators.LedgerName;

/** One follower for every sink, from start to stop. */
@Singleton
final class Followers {

  private final LedgerClient client;
  private final LedgerHeads heads;
  private final List<Follower> followers;

  Followers(
      @All List<Sink> sinks,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      ImpactConfig config) {
    this.client =
        new LedgerClient(services(config.ledgers()), new BearerToken(config.ledgers().tokenFile()));
    this.heads = new LedgerHeads(client);
    ReplayPageCache pages = new ReplayPageCache(client);
    this.followers =
        sinks.stream()
            .map(
                sink ->
                    new Follower(
                        sink,
                        ConsumerSettings.of(sink, config.readModel(), kafka),
                        config.shards(),
                        pages,
                        heads))
            .toList();
  }

  private static Map<LedgerName, URI> services(ImpactConfig.Ledgers ledgers) {
    return Map.of(
        LedgerName.ENROLLMENT, ledgers.enrollmentUrl(), LedgerName.OUTCOME, ledgers.outcomeUrl());
  }

  List<Follower> all() {
    return followers;
  }

  LedgerHeads heads() {
    return heads;
  }

  void start(@Observes StartupEvent event) {
    followers.forEach(Follower::start);
  }

  void stop(@Observes ShutdownEvent event) {
    followers.forEach(Follower::close);
    heads.close();
    client.close();
  }
}
