package org.outcomeledger.http;

import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What the first line and the headers of requests may take before anybody knows who calls, and what
 * waits on connections behind requests that are not answered yet.
 */
@Singleton
@Unremovable // a connection asks for it by its class
class HeadLimits implements HttpServerOptionsCustomizer {

  /** With the name of no platform: it is not known yet who calls. */
  private static final String ACCOUNT = "";

  /** No head of a caller in earnest is above this, and so none waits for those of others. */
  private static final int ALWAYS_FREE = 8 << 10;

  private static final int PART = 8;

  private final Duration deadline;
  private final MemoryInFlight memory;
  private HttpServerOptions server = new HttpServerOptions();

  /** Memory of their own, beside that of bodies: who has no token takes nothing from platforms. */
  @Inject
  HeadLimits(ServiceConfig config) {
    this(config.headDeadline(), MemoryInFlight.most(config) / PART);
  }

  HeadLimits(Duration deadline, long most) {
    this.deadline = deadline;
    this.memory = new MemoryInFlight(most, most, 0);
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    server = options;
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    server = options;
  }

  /** How the server's decoder is set up. */
  HttpServerOptions server() {
    return server;
  }

  /** How long a head may take to arrive whole. */
  Duration deadline() {
    return deadline;
  }

  /** Whether a head that holds {@code held} bytes may hold {@code more} of them. */
  boolean take(long held, long more) {
    long bytes = shared(held + more) - shared(held);
    return bytes == 0 || memory.take(ACCOUNT, bytes);
  }

  void giveBack(long held) {
    if (shared(held) > 0) {
      memory.giveBack(ACCOUNT, shared(held));
    }
  }

  private static long shared(long held) {
    return Math.max(0, held - ALWAYS_FREE);
  }
}
