package org.outcomeledger.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.http.Refusal;

class RefusedQuestionTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-03-01T23:00:00Z", // a day begins in the platform's zone
    "2026-07-02, 2026-07-01T22:00:00Z",
    "2026-03-02T09:30Z, 2026-03-02T09:30:00Z",
    "2026-03-02T09:30:15Z, 2026-03-02T09:30:15Z",
    "2026-03-02T09:30:15.123456789Z, 2026-03-02T09:30:15.123456789Z",
    "2026-03-02T09:30:15+05:30, 2026-03-02T04:00:15Z",
    "2026-03-02T09:30-02:00, 2026-03-02T11:30:00Z"
  })
  void sinceIsADayOrAMoment(String since, String moment) {
    assertThat(asked(since).since().toInstant()).isEqualTo(Instant.parse(moment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-02-30",
        "2026-3-2",
        "20260302",
        "2026-03-02T",
        "2026-03-02T09:30", // of which zone?
        "2026-03-02T09:30:15,1Z",
        "2026-03-02 09:30Z",
        "2026-03-02T09:30 02:00", // a + that was not encoded
        "2026-03-02T24:30Z",
        "2026-03-02T09:30+19:00",
        "+12026-03-02",
        "+999999999-03-02T09:30Z",
        "-2026-03-02"
      })
  void whatIsNeitherIsRefused(String since) {
    var refusal = catchThrowableOfType(Refusal.class, () -> asked(since));
    assertThat(refusal.problem().type()).isEqualTo("/problems/invalid-parameter");
  }

  @Test
  void withoutItAllAreAskedFor() {
    assertThat(asked(null).since().getYear()).isEqualTo(1);
  }

  private static RefusedQuestion asked(String since) {
    var given = new MultivaluedHashMap<String, String>();
    if (since != null) {
      given.add("since", since);
    }
    return RefusedQuestion.of(given, ZoneId.of("Europe/Paris"), (source, id) -> new UUID(1, 1));
  }
}
