package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.Replies;
import org.outcomeledger.http.StrictJson;
import org.outcomeledger.http.UnicodeText;
import org.outcomeledger.ledger.ReportedEvent;

/**
 * Any bytes, read in each mode: an event or a {@link Refusal} that can be written, never anything
 * else. Every run tries the seeds beside it; with {@code JAZZER_FUZZ=1} Jazzer changes them.
 */
class ReadingFuzzTest {

  private static final Origin CALLER = new Origin("platform-a", "traceparent");
  private static final Intake<LearnerEvent> INTAKE =
      new Intake<>(
          EventCatalogue.ALL,
          new Pseudonyms("0123456789abcdef".repeat(2).getBytes(UTF_8)),
          Clock.systemUTC());

  /**
   * @param input one letter for the mode, then what is posted: {@code s} and {@code b} for a
   *     structured event and a batch, {@code h} for binary mode with headers as lines, an empty
   *     line and the body
   */
  @FuzzTest(maxDuration = "5s")
  void whatIsPostedIsAnEventOrARefusal(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] posted = Arrays.copyOfRange(input, 1, input.length);
    try {
      for (JsonNode event : read((char) input[0], posted)) {
        ReportedEvent<LearnerEvent> reported = INTAKE.report(event, CALLER);
        assertThat(EventCatalogue.ALL.read(reported.type(), reported.data()))
            .isEqualTo(reported.event());
      }
    } catch (Refusal e) {
      assertThat(Replies.of(e.problem()).getStatus()).isBetween(400, 499);
      assertThat(
              UnicodeText.isWhole(new String((byte[]) Replies.of(e.problem()).getEntity(), UTF_8)))
          .isTrue();
    }
  }

  private static List<JsonNode> read(char mode, byte[] posted) {
    return switch (mode) {
      case 's' -> List.of(StrictJson.one(posted));
      case 'b' -> StrictJson.elements(posted, 10, StrictJson.Element::json);
      case 'h' -> List.of(binary(posted));
      default -> List.of();
    };
  }

  private static JsonNode binary(byte[] posted) {
    String message = new String(posted, ISO_8859_1);
    int end = Math.max(message.indexOf("\n\n"), 0);
    var headers = new ArrayList<Entry<String, String>>();
    for (String line : message.substring(0, end).lines().toList()) {
      int colon = line.indexOf(':');
      if (colon >= 0) {
        headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
      }
    }
    return BinaryMode.event(headers, message.substring(end).getBytes(ISO_8859_1));
  }
}
