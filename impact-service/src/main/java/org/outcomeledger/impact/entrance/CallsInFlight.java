package org.outcomeledger.impact.entrance;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

/** Calls of the provider that anybody may cause, with whatever they invent: so many at once. */
final class CallsInFlight {

  private final Semaphore free;

  CallsInFlight(int most) {
    this.free = new Semaphore(most);
  }

  /** The call's own end; a {@link Refusal} where as many are under way as may be. */
  <T> Uni<T> of(Supplier<Uni<? extends T>> call) {
    return Uni.createFrom()
        .deferred(
            () ->
                free.tryAcquire()
                    ? Uni.createFrom().deferred(call).onTermination().invoke(free::release)
                    : Uni.createFrom().failure(CallsInFlight::busy));
  }

  private static Refusal busy() {
    return new Refusal(
        ProblemType.BUSY,
        "As many people sign in, or go on, at the provider as may at once. Ask again in a moment.");
  }
}
