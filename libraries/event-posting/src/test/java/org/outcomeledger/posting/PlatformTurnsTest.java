package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PlatformTurnsTest {

  @Test
  void whoSendsOneWaitsForOneOfWhoSendsMany() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    CountDownLatch oneIsUnderWay = new CountDownLatch(1);
    CountDownLatch allWait = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(6);
    try (var turns = new PlatformTurns(1)) {
      turns
          .of("many")
          .execute(
              () -> {
                oneIsUnderWay.countDown();
                awaitUninterruptibly(allWait);
              });
      oneIsUnderWay.await();
      for (String body : List.of("m1", "m2", "m3", "m4")) {
        turns.of("many").execute(() -> end(body, done, left));
      }
      for (String body : List.of("f1", "f2")) {
        turns.of("few").execute(() -> end(body, done, left));
      }
      allWait.countDown();
      left.await();
    }
    assertThat(done).containsExactly("m1", "f1", "m2", "f2", "m3", "m4");
  }

  private static void end(String body, List<String> done, CountDownLatch left) {
    done.add(body);
    left.countDown();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
