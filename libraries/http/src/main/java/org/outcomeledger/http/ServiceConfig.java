package org.outcomeledger.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** What can be set of every service. */
@ConfigMapping(prefix = "outcome-ledger")
public interface ServiceConfig {

  /** The platforms' and analysts' time zone: it decides which day today is, and when it begins. */
  ZoneId zone();

  /** The largest body that is read; beyond it the answer is 413. */
  MemorySize bodyLimit();

  /** How long the first line and the headers may take to arrive whole; then the answer is 408. */
  Duration headDeadline();

  /**
   * How much memory requests may hold until they are answered, all together, estimated from the
   * bytes that came; who would hold more is answered 429. A quarter of the heap where it is not
   * set, and never less than the largest body needs. Lines and headers have an eighth of it beside.
   */
  Optional<MemorySize> memoryInFlight();

  /** How many per cent of that one platform may hold, so that it leaves the others some. */
  int memoryOfOnePlatform();

  /** How long a body may take to arrive whole; then the answer is 408. */
  Duration bodyDeadline();

  /** How long a reader may take for a piece of an answer; then the connection is closed. */
  Duration writeDeadline();

  /**
   * How long a verified token is trusted without being verified again, though never beyond its own
   * end; 0s where tokens are bound to certificates, or must not outlive their revocation.
   */
  Duration tokensRemembered();

  /**
   * How often the keys of the OpenID Connect provider are fetched. A key that it has taken away is
   * refused after this and {@link #tokensRemembered} together, and a second.
   */
  Duration keysFetched();

  /**
   * How long requests are still taken after the service was told to stop: as long as a load
   * balancer that asks for readiness needs to notice. 0s where something else keeps new requests
   * away first, as the pause of the Kubernetes manifests does.
   */
  Duration shutdownDelay();

  /** How long the requests under way may take after that; then their connections are closed. */
  Duration shutdownLimit();

  /**
   * Whether the service's own port answers {@code GET /q/metrics}, without a token. Else a port of
   * its own does ({@code quarkus.management.port}), which callers need not reach.
   */
  boolean metricsOnServicePort();
}
