package org.outcomeledger.impact.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outcomeledger.http.Refusal;

class CallsInFlightTest {

  private final CallsInFlight calls = new CallsInFlight(2);
  private final List<UniEmitter<? super String>> underWay = new ArrayList<>();

  @Test
  void oneMoreThanMayBeIsRefusedUntilAnotherHasEnded() {
    call();
    call();
    Throwable refused = call().assertFailedWith(Refusal.class).getFailure();
    assertThat(((Refusal) refused).problem().status()).isEqualTo(429);
    assertThat(underWay).hasSize(2);
    underWay.getFirst().complete("tokens");
    call().assertNotTerminated();
  }

  @Test
  void aCallThatFailsOrIsGivenUpHasEnded() {
    call();
    call().cancel();
    underWay.getFirst().fail(new IllegalStateException("refused"));
    call().assertNotTerminated();
    call().assertNotTerminated();
  }

  private UniAssertSubscriber<String> call() {
    return calls
        .of(() -> Uni.createFrom().<String>emitter(underWay::add))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }
}
