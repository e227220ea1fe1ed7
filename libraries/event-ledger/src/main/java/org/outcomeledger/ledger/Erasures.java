package org.outcomeledger.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a learner's erasure is asked for, and looked up.
 *
 * <p>Promised: once a request is answered it is durable, and this ledger and the other carry it out
 * whatever dies; each erases what it holds when it does. Whoever is unknown is erased as well, in
 * the same way. Not promised: that it is done when the request is answered, nor that what is posted
 * afterwards is erased too: that begins a new record.
 */
@Singleton
public class Erasures {

  private final ErasureTable table;
  private final ErasureWorker worker;

  Erasures(ErasureTable table, ErasureWorker worker) {
    this.table = table;
    this.worker = worker;
  }

  /** Asks for a learner's erasure; one that waits already is not made twice. */
  public Uni<Erasure> request(String platform, UUID learner) {
    return table.request(UUID.randomUUID(), platform, learner).invoke(worker::wake);
  }

  /** How far an erasure of this platform's is; empty if it has none of this number. */
  public Uni<Optional<Erasure>> find(UUID id, String platform) {
    return table.find(id, platform);
  }
}
