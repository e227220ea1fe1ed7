package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.outcomeledger.database.CommandRefused;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.EventType;
import org.outcomeledger.event.LearnerEvent;

class RekeyedDataTest {

  private static final UUID NEW = new UUID(0x0123_4567_89ab_8defL, 0x8123_4567_89ab_cdefL);
  private static final Pattern PSEUDONYM =
      Pattern.compile("\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"");

  private final RekeyedData rekeyed = new RekeyedData(old -> NEW);

  static Collection<EventType<LearnerEvent>> types() {
    return EventCatalogue.ALL.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyPseudonymIsAnotherAndNothingElseIs(EventType<LearnerEvent> type) {
    String kept = new String(type.sample().toString().getBytes(UTF_8), UTF_8);
    String data = new String(rekeyed.of(type.wireName(), kept.getBytes(UTF_8)), UTF_8);
    assertThat(data).isNotEqualTo(kept);
    assertThat(PSEUDONYM.matcher(data).results().map(it -> it.group().replace("\"", "")))
        .containsOnly(NEW.toString());
    assertThat(PSEUDONYM.matcher(data).replaceAll("id"))
        .isEqualTo(PSEUDONYM.matcher(kept).replaceAll("id"));
  }

  @Test
  void numbersAndTextsStayByteForByte() {
    String kept =
        "{\"enrollmentId\":\"%s\",\"learner\":\"%s\",\"reason\":\"caf\u00e9 1.50\", \"x\":1.50e0}"
            .formatted(UUID.randomUUID(), UUID.randomUUID());
    String data =
        new String(
            rekeyed.of("org.outcomeledger.learner-withdrew.v1", kept.getBytes(UTF_8)), UTF_8);
    assertThat(data).endsWith("\"reason\":\"caf\u00e9 1.50\", \"x\":1.50e0}");
  }

  @Test
  void ofATypeThatIsNotKnownNobodyCouldSayWhichFieldsAreIds() {
    assertThatThrownBy(() -> rekeyed.of("org.outcomeledger.later.v1", "{}".getBytes(UTF_8)))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("does not know events of the type org.outcomeledger.later.v1");
  }
}
