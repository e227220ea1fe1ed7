package org.outcomeledger.impact.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryReaderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String WHOLE =
      """
      {"name":"carbon-per-learner-hour","from":"2025-01-01","to":"2025-12-31","value":0.42,
       "unit":"kgCO₂e per learner-hour","document":"Carbon audit 2025",
       "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
      """;

  @Test
  void anEntryIsReadFieldByField() {
    assertThat(EntryReader.read(whole(), TODAY))
        .isEqualTo(
            new MeasureEntry(
                "carbon-per-learner-hour",
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 12, 31),
                new BigDecimal("0.42"),
                "kgCO₂e per learner-hour",
                "Carbon audit 2025",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
  }

  @ParameterizedTest
  @CsvSource({"0.420,0.42", "100,100", "1e2,100", "1.50e1,15", "-3,-3", "0.0,0", "1e-15,1E-15"})
  void equalNumbersAreEqualEntriesHoweverTheyAreWritten(String written, BigDecimal number) {
    assertThat(EntryReader.read(with("value", json(written)), TODAY).value()).isEqualTo(number);
  }

  @Test
  void aHashIsTheSameInCapitals() {
    String capitals = whole().get("sha256").textValue().toUpperCase(Locale.ROOT);
    assertThat(EntryReader.read(whole().put("sha256", capitals), TODAY))
        .isEqualTo(EntryReader.read(whole(), TODAY));
  }

  @Test
  void aPeriodMayBeOneDayAndEndToday() {
    ObjectNode today = whole().put("from", "2026-11-22").put("to", "2026-11-22");
    assertThat(EntryReader.read(today, TODAY).from()).isEqualTo(TODAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "from", "to", "value", "unit", "document", "sha256"})
  void noFieldMayBeMissingOrNull(String field) {
    assertThat(refused(whole().without(field))).isEqualTo("/" + field);
    assertThat(refused(whole().putNull(field))).isEqualTo("/" + field);
    assertThat(refused(with(field, json("{}")))).isEqualTo("/" + field);
  }

  @Test
  void aFieldThatThereIsNotIsRefusedAndNotRepeated() {
    InvalidMeasure why = why(whole().put("jane@example.org", 1));
    assertThat(why).hasMessageContaining("value").hasMessageNotContaining("jane");
    assertThat(refused(json("[]"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"Carbon\"}",
        "{\"name\":\"carbon--hour\"}",
        "{\"name\":\"carbon-\"}",
        "{\"name\":\"2025-carbon\"}",
        "{\"name\":5}",
        "{\"from\":\"2025-02-30\"}",
        "{\"from\":\"2026-01-01\"}",
        "{\"from\":[2025,1,1]}",
        "{\"to\":\"2026-11-23\"}",
        "{\"to\":\"31.12.2025\"}",
        "{\"value\":\"0.42\"}",
        "{\"value\":true}",
        "{\"value\":0.1234567890123456}",
        "{\"value\":1e15}",
        "{\"value\":1e-16}",
        "{\"value\":1e999999999}",
        "{\"value\":1e-999999999}",
        "{\"unit\":\"\"}",
        "{\"unit\":\" t\"}",
        "{\"unit\":\"t \"}",
        "{\"unit\":\"t\\n\"}",
        "{\"unit\":\"t\\u0000t\"}",
        "{\"unit\":\"t\\u2028t\"}",
        "{\"document\":\"\\ud800\"}",
        "{\"document\":7}",
        "{\"sha256\":\"9f86\"}",
        "{\"sha256\":\"zf86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}"
      })
  void aFieldThatIsNotAsItHasToBeIsNamed(String changed) {
    var field = json(changed).properties().iterator().next();
    InvalidMeasure why = why(with(field.getKey(), field.getValue()));
    assertThat(why.problem().pointer()).isEqualTo("/" + field.getKey());
    assertThat(why).hasMessageStartingWith(field.getKey().equals("to") ? "" : field.getKey());
  }

  @Test
  void lengthsAreCountedInCharacters() {
    assertThat(EntryReader.read(whole().put("unit", "🌍".repeat(64)), TODAY).unit()).hasSize(128);
    assertThat(refused(whole().put("unit", "t".repeat(65)))).isEqualTo("/unit");
    assertThat(refused(whole().put("document", "d".repeat(257)))).isEqualTo("/document");
    assertThat(refused(whole().put("name", "n".repeat(65)))).isEqualTo("/name");
  }

  private static String refused(JsonNode entry) {
    return why(entry).problem().pointer();
  }

  private static InvalidMeasure why(JsonNode entry) {
    InvalidMeasure why =
        catchThrowableOfType(InvalidMeasure.class, () -> EntryReader.read(entry, TODAY));
    assertThat(why).as("refusal of %s", entry).isNotNull();
    return why;
  }

  private static ObjectNode with(String field, JsonNode value) {
    return whole().set(field, value);
  }

  private static ObjectNode whole() {
    return (ObjectNode) json(WHOLE);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
