package org.outcomeledger.ledger;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Sends what waits in the table of erasures: to the other ledger that it is asked, to everyone what
 * this one has done. Marked as sent once it is acknowledged, so it may be sent twice, and is never
 * lost. Used by one thread.
 */
@Singleton
class ErasureOutbox {

  private final ErasureTable table;
  private final ErasureMessages messages;
  private final ErasureConfig config;
  private final String ledger;
  private final Map<String, Object> settings;
  private Optional<RelayProducer> producer = Optional.empty();

  ErasureOutbox(
      ErasureTable table,
      ErasureMessages messages,
      ErasureConfig config,
      LedgerConfig ledger,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.table = table;
    this.messages = messages;
    this.config = config;
    this.ledger = ledger.ledger();
    this.settings = ProducerSettings.of("erasures", kafka);
  }

  /** Sends all that waits; what it cannot send waits on. */
  void send() throws ExecutionException, InterruptedException {
    boolean acknowledged = false;
    try {
      if (config.asks().isPresent()) {
        ask();
      }
      tell();
      acknowledged = true;
    } finally {
      if (!acknowledged) {
        close();
      }
    }
  }

  private void ask() throws ExecutionException, InterruptedException {
    List<ErasureRequest> asked = table.toAsk(config.asksAgainAfter());
    if (!asked.isEmpty()) {
      producer().send(asked.stream().map(messages::of).toList());
      table.asked(asked.stream().map(ErasureRequest::id).toList());
    }
  }

  private void tell() throws ExecutionException, InterruptedException {
    List<CarriedOutErasure> done = table.toTell(ledger);
    if (!done.isEmpty()) {
      producer().send(done.stream().map(messages::of).toList());
      table.told(done.stream().map(CarriedOutErasure::id).toList());
    }
  }

  private RelayProducer producer() throws ExecutionException, InterruptedException {
    if (producer.isEmpty()) {
      try (var admin = Admin.create(settings)) {
        ErasureMessages.ensureTopics(admin);
      }
      producer = Optional.of(new RelayProducer(ErasureMessages.DONE, settings));
    }
    return producer.get();
  }

  @PreDestroy
  void close() {
    producer.ifPresent(RelayProducer::close);
    producer = Optional.empty();
  }
}
