package org.outcomeledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageLogTest {

  private Instant now = Instant.parse("2026-03-02T09:30:00Z");
  private final List<String> lines = new ArrayList<>();
  private final OutageLog log = new OutageLog(() -> now, lines::add);

  @Test
  void theFirstRefusalIsLoggedAndTheRestOfTheMinuteIsNot() {
    refuse(ProblemType.READING_UNAVAILABLE, 1_000);
    now = now.plusSeconds(59);
    refuse(ProblemType.READING_UNAVAILABLE, 1_000);
    assertThat(lines)
        .containsExactly(
            "/problems/reading-unavailable: java.io.IOException;"
                + " 0 more since the last line of this type");
  }

  @Test
  void afterAMinuteTheNextRefusalSaysHowManyWereLeftOut() {
    refuse(ProblemType.READING_UNAVAILABLE, 3);
    now = now.plusSeconds(60);
    refuse(ProblemType.READING_UNAVAILABLE, 3);
    now = now.plusSeconds(60);
    refuse(ProblemType.READING_UNAVAILABLE, 1);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).endsWith("; 2 more since the last line of this type");
    assertThat(lines.get(2)).endsWith("; 2 more since the last line of this type");
  }

  @Test
  void oneTypeDoesNotSilenceAnother() {
    refuse(ProblemType.READING_UNAVAILABLE, 2);
    refuse(ProblemType.LEDGER_UNAVAILABLE, 2);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("/problems/ledger-unavailable: ");
  }

  @Test
  void whatTheCauseSaysIsNotRepeated() {
    refuse(ProblemType.READING_UNAVAILABLE, 1);
    assertThat(lines).singleElement().asString().doesNotContain("Jane");
  }

  private void refuse(ProblemType type, int times) {
    for (int i = 0; i < times; i++) {
      log.refused(new Unavailable(type));
    }
  }

  private static final class Unavailable extends Refusal {

    private static final long serialVersionUID = 1L;

    Unavailable(ProblemType type) {
      super(type, "It is away", new IOException("Jane Doe's row"));
    }
  }
}
