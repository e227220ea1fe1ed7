package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;

/**
 * Puts the ledger's heads where the ledger's own administrator cannot rewrite them: every minute,
 * to the topic {@code ledger-heads} and to a file. A tail that was rewritten whole can only be
 * found against a head kept elsewhere.
 */
@ApplicationScoped
class HeadsPublisher {

  static final String TOPIC = "ledger-heads";

  private final ReplayStore store;
  private final LedgerConfig config;
  private final Relay relay;
  private final MutinyEmitter<String> topic;

  HeadsPublisher(
      ReplayStore store,
      LedgerConfig config,
      Relay relay,
      @Channel(TOPIC) MutinyEmitter<String> topic) {
    this.store = store;
    this.config = config;
    this.relay = relay;
    this.topic = topic;
  }

  /**
   * One replica is enough, and the one that relays is one. Not at once: the scheduler starts before
   * the channels are connected.
   */
  @Scheduled(every = "60s", delayed = "20s")
  Uni<Void> publish() {
    if (!relay.isOwner()) {
      return Uni.createFrom().voidItem();
    }
    return store.heads().map(heads -> heads.json(config.ledger())).flatMap(this::publish);
  }

  private Uni<Void> publish(JsonObject heads) {
    String line = heads.put("at", Instant.now().toString()).encode();
    config.headsFile().ifPresent(path -> append(path, line));
    return topic.send(line);
  }

  private static void append(Path file, String line) {
    try {
      Files.writeString(
          file, line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Heads could not be kept in " + file, e);
    }
  }
}
