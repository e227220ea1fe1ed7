package org.outcomeledger.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.time.ZoneId;

/** What can be set of every service. */
@ConfigMapping(prefix = "outcome-ledger")
public interface ServiceConfig {

  /** The platforms' and analysts' time zone: it decides which day today is, and when it begins. */
  ZoneId zone();

  /** The largest body that is read; beyond it the answer is 413. */
  MemorySize bodyLimit();

  /** How long a body may take to arrive whole; then the answer is 408. */
  Duration bodyDeadline();

  /** How long a reader may take for a piece of an answer; then the connection is closed. */
  Duration writeDeadline();

  /**
   * How long a verified token is trusted without being verified again, though never beyond its own
   * end; 0s where tokens are bound to certificates, or must not outlive their revocation.
   */
  Duration tokensRemembered();
}
