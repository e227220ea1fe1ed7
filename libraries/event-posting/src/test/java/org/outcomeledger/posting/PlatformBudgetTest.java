package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.Refusal;

class PlatformBudgetTest {

  private static final int RATE = 10;

  private long now = Long.MAX_VALUE - 5; // wherever the machine's clock begins
  private final PlatformBudget budget = new PlatformBudget(RATE, 2, () -> now);

  @Test
  void oneSecondsEventsMayComeAtOnce() {
    for (int i = 0; i <= RATE; i++) {
      post(1);
    }
    assertThat(refused().type()).isEqualTo("/problems/rate-limit-exceeded");
  }

  @Test
  void whenItSaysThatTheNextRequestIsAcceptedItIs() {
    post(1_000);
    Problem problem = refused();
    assertThat(problem.status()).isEqualTo(429);
    assertThat(problem.more()).containsEntry("retryAfter", 99);

    pass(Duration.ofMillis(98_500));
    assertThat(refused().more()).containsEntry("retryAfter", 1);
    pass(Duration.ofMillis(500));
    assertThatCode(() -> post(1)).doesNotThrowAnyException();
  }

  @Test
  void whatWasNotUsedDoesNotAddUp() {
    pass(Duration.ofDays(1));
    post(RATE);
    post(1);
    assertThat(refused().type()).isEqualTo("/problems/rate-limit-exceeded");
  }

  @Test
  void requestsInFlightAreCountedUntilTheyAreAnswered() {
    budget.enter();
    budget.enter();
    assertThat(refused().type()).isEqualTo("/problems/concurrency-limit-exceeded");
    assertThat(refused().more()).containsEntry("retryAfter", 1);

    budget.leave();
    assertThatCode(budget::enter).doesNotThrowAnyException();
  }

  private void post(int events) {
    budget.enter();
    budget.charge(events);
    budget.leave();
  }

  private Problem refused() {
    return catchThrowableOfType(Refusal.class, budget::enter).problem();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
