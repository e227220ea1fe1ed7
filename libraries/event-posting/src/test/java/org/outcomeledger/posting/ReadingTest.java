package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.outcomeledger.http.ProblemType;
import org.outcomeledger.http.Refusal;

class ReadingTest {

  /** A refusal without a cause would not reach the log of outages, which has a line a minute. */
  @Test
  void whatCouldNotBeReadSaysWhy() {
    var why = new IOException("away");
    assertThatThrownBy(() -> await(Uni.createFrom().failure(why)))
        .isInstanceOf(ReadingUnavailable.class)
        .hasCause(why);
  }

  @Test
  void aRefusalStaysWhatItIs() {
    var refusal = new Refusal(ProblemType.UNKNOWN_LEARNER, "nothing");
    assertThatThrownBy(() -> await(Uni.createFrom().failure(refusal))).isSameAs(refusal);
  }

  private static void await(Uni<?> read) {
    Reading.patiently(read).await().indefinitely();
  }
}
