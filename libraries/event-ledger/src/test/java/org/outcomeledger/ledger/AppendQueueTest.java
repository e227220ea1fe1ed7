package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose turn it is, and of how much. */
class AppendQueueTest {

  private final AppendQueue<Word> queue = new AppendQueue<>(1_000);

  @Test
  void aPlatformThatIsAloneGetsWholeRequestsUpToAFlush() throws InterruptedException {
    IntStream.range(0, 8).forEach(i -> queue.offer(request("a", 300, false)));

    assertThat(flush()).containsExactly("a300", "a300", "a300", "a300", "a300", "a300", "a300");
    assertThat(flush()).containsExactly("a300");
  }

  @Test
  void aBatchIsDividedWhereAnotherPlatformWaits() throws InterruptedException {
    queue.offer(request("a", 250, false));
    queue.offer(request("b", 1, false));

    assertThat(flush()).containsExactly("a100", "b1");
    queue.offer(request("b", 2, false));
    assertThat(flush()).containsExactlyInAnyOrder("a100", "b2");
    assertThat(flush()).containsExactly("a50");
    assertThat(flush()).isEmpty();
  }

  @Test
  void manyRequestsOfOnePlatformDoNotKeepAnotherOneWaiting() throws InterruptedException {
    IntStream.range(0, 200).forEach(i -> queue.offer(request("a", 1, false)));
    queue.offer(request("b", 1, false));

    assertThat(flush()).hasSize(101).contains("b1");
  }

  @Test
  void whoseTurnIsFirstChanges() throws InterruptedException {
    queue.offer(request("a", 300, false));
    queue.offer(request("b", 300, false));

    assertThat(flush()).containsExactly("a100", "b100");
    assertThat(flush()).containsExactly("b100", "a100");
    assertThat(flush()).containsExactly("a100", "b100");
  }

  @Test
  void anAtomicRequestIsNotDividedButItsPlatformSitsOutWhatItUsedUp() throws InterruptedException {
    queue.offer(request("a", 250, true));
    queue.offer(request("a", 7, false));
    queue.offer(request("b", 400, false));

    assertThat(flush()).containsExactly("a250", "b100");
    assertThat(flush()).containsExactly("b100");
    assertThat(flush()).containsExactlyInAnyOrder("a7", "b100");
  }

  @Test
  void whoseLastTurnTookMuchReadingSitsOutWhatItUsedUp() throws InterruptedException {
    queue.offer(request("a", 10, true));
    queue.offer(request("b", 400, false));
    assertThat(flush()).containsExactly("a10", "b100");
    queue.charge("a", 250);
    queue.offer(request("a", 10, true));

    assertThat(flush()).containsExactly("b100");
    assertThat(flush()).containsExactlyInAnyOrder("a10", "b100");
  }

  @Test
  void whoUsedUpTurnsDoesNotWaitForNobody() throws InterruptedException {
    queue.offer(request("b", 1, false));
    queue.offer(request("a", 900, true));
    assertThat(flush()).containsExactly("b1", "a900");
    queue.offer(request("a", 900, true));

    assertThat(flush()).containsExactly("a900");
  }

  @Test
  void aPlatformThatIsSilentForManyFlushesNoLongerShares() throws InterruptedException {
    queue.offer(request("b", 1, false));
    queue.offer(request("a", 1, false));
    for (int i = 0; i < AppendQueue.HEARD_FLUSHES - 1; i++) {
      flush();
      queue.offer(request("a", 1, false));
    }
    queue.offer(request("a", 500, false));
    assertThat(flush()).containsExactly("a1", "a99");
    queue.offer(request("a", 500, false));

    assertThat(flush()).containsExactly("a401", "a500");
  }

  @Test
  void whoeverWaitsAndGotNothingIsFirstInTheNextFlush() throws InterruptedException {
    for (int i = 0; i < 41; i++) {
      queue.offer(request("p" + i + "-", 1_000, false));
    }
    assertThat(flush()).hasSize(20).startsWith("p0-100").endsWith("p19-100");
    assertThat(flush()).hasSize(20).startsWith("p20-100").endsWith("p39-100");
    assertThat(flush()).hasSize(20).startsWith("p40-100", "p0-100").endsWith("p18-100");
  }

  @Test
  void aTurnOfALargeRequestWeighsWhatItsEventsDo() throws InterruptedException {
    for (String platform : List.of("a", "b", "c", "d")) {
      queue.offer(request(platform, 4_000, false));
    }
    assertThat(flush()).containsExactly("a100", "b100", "c100", "d100");
  }

  @Test
  void onceItIsClosedNothingIsTaken() {
    queue.offer(request("a", 1, false));
    assertThat(queue.close()).hasSize(1);
    assertThat(queue.offer(request("a", 1, false))).isEmpty();
  }

  @Test
  void noPlatformGetsMoreThanItsShareOfWhatMayWait() {
    for (int i = 0; i < 250; i++) {
      assertThat(queue.offer(request("a", 1, false))).isPresent();
    }
    assertThat(queue.offer(request("a", 1, false))).isEmpty();
    assertThat(queue.offer(request("b", 1, false))).isPresent();
  }

  @Test
  void smallEventsCountForTheMemoryThatTheyTake() {
    int offered = 0;
    while (queue.offer(request("a", 1_000, false)).isPresent()) {
      offered++;
    }
    assertThat(offered).isBetween(10, 20);
  }

  /** What a flush takes, all of which is decided in it. */
  private List<String> flush() throws InterruptedException {
    var turns = queue.next();
    turns.forEach(
        turn ->
            turn.waiting()
                .give(Collections.nCopies(turn.events().size(), new Receipt.NotAttempted())));
    queue.putBack(
        turns.stream()
            .map(WaitingRequest.Turn::waiting)
            .filter(waiting -> !waiting.isAnswered())
            .toList());
    return turns.stream().map(turn -> turn.waiting().platform() + turn.events().size()).toList();
  }

  private static AppendRequest<Word> request(String platform, int events, boolean atomic) {
    return new AppendRequest<>(
        IntStream.range(0, events)
            .mapToObj(i -> new Word("word").by(platform, "learner", "id"))
            .toList(),
        atomic);
  }
}
