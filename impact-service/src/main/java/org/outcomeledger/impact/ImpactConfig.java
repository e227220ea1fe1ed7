package org.outcomeledger.impact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of this service alone; those of the HTTP edge are with the edge. */
@ConfigMapping(prefix = "outcome-ledger")
public interface ImpactConfig {

  /** Shards of every ledger and partitions of its topic: fixed for the ledgers' life. */
  int shards();

  /**
   * Name under which replicas over one database share the projector's work. A read model that is
   * built beside it, in a database of its own, needs another name.
   */
  String readModel();

  /** ISO 4217 code of the salaries that figures count; salaries in another currency are unknown. */
  @WithDefault("EUR")
  String currency();

  /** Where the ledgers themselves answer: their heads, and replay. */
  Ledgers ledgers();

  /** The services that keep the ledgers. */
  interface Ledgers {

    /** Address of enrollment-service. */
    URI enrollmentUrl();

    /** Address of outcome-service. */
    URI outcomeUrl();

    /**
     * File with a bearer token that has the role {@code ledger:read}; absent where none is needed.
     * Whoever renews the token replaces the file, and it is read again.
     */
    Optional<Path> tokenFile();
  }
}
