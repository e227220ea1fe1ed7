package org.outcomeledger.impact.follower;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One follower for every sink, from start to stop. */
@Singleton
final class Followers {

  private final LedgerClient client;
  private final LedgerHeads heads;
  private final List<Follower> followers;

  Followers(
      @All List<Sink> sinks,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      LedgerSettings ledgers,
      @ConfigProperty(name = "outcome-ledger.shards") int shards,
      @ConfigProperty(name = "outcome-ledger.read-model") String readModel) {
    this.client = new LedgerClient(ledgers.services(), new BearerToken(ledgers.tokenFile()));
    this.heads = new LedgerHeads(client);
    ReplayPageCache pages = new ReplayPageCache(client);
    this.followers =
        sinks.stream()
            .map(
                sink ->
                    new Follower(
                        sink, ConsumerSettings.of(sink, readModel, kafka), shards, pages, heads))
            .toList();
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
