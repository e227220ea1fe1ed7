package org.outcomeledger.impact.report;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What would keep an event loop from its other requests, done elsewhere; what comes behind it goes
 * on in the context of the request, as the database needs it.
 */
final class Offloaded {

  private Offloaded() {}

  /** Some milliseconds of work. */
  static <T> Uni<T> toWorkers(Supplier<T> work) {
    return to(Infrastructure.getDefaultWorkerPool(), work);
  }

  /** What can take minutes. */
  static <T> Uni<T> toThreadOfItsOwn(Supplier<T> work) {
    return to(it -> Thread.ofPlatform().name("report").daemon().start(it), work);
  }

  private static <T> Uni<T> to(Executor executor, Supplier<T> work) {
    Context request = Vertx.currentContext();
    return Uni.createFrom()
        .item(work)
        .runSubscriptionOn(executor)
        .emitOn(it -> request.runOnContext(done -> it.run()));
  }
}
