package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.StrictJson;

/**
 * The cases by which CloudEvents 1.0 tells who reads it as it is meant: what may be left out, what
 * may be null, forms of time, types of extensions, text beyond ASCII; with attributes and data that
 * our contract takes, for it is narrower: {@code data} is required and a JSON object, {@code id}
 * and {@code source} have an alphabet.
 */
class ConformanceTest {

  private static final String REQUIRED =
      "\"specversion\":\"1.0\",\"id\":\"1234-1234-1234\",\"type\":\"com.example.someevent\",\"source\":\"/mycontext/subcontext\"";
  private static final String DATA = "\"data\":{\"message\":\"Hello World!\"}";
  private static final CloudEvent MINIMAL =
      new CloudEvent(
          "1234-1234-1234",
          "/mycontext/subcontext",
          "com.example.someevent",
          null,
          StrictJson.one("{\"message\":\"Hello World!\"}".getBytes(UTF_8)).deepCopy());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"datacontenttype\":null,\"dataschema\":null,\"subject\":null,\"time\":null",
        ",\"datacontenttype\":\"application/json\",\"dataschema\":\"https://example.com/schema\",\"subject\":\"tests\"",
        ",\"extinteger\":10,\"extlargest\":2147483647,\"extsmallest\":-2147483648",
        ",\"extboolean\":true,\"extstring\":\"text\",\"extbinary\":\"TWE=\"",
        ",\"exturi\":\"https://example.com\",\"exturiref\":\"//authority/path\",\"exttimestamp\":\"2023-03-31T15:12:00Z\"",
        ",\"subject\":\"Ünïcödé 😀 \\ud83d\\ude00\",\"comexampleextension1\":\"價值\""
      })
  void structuredEventsSayTheSameWithAndWithoutWhatIsOptional(String optional) {
    String event = "{" + REQUIRED + optional + "," + DATA + "}";
    assertThat(structured(event)).isEqualTo(MINIMAL);
    assertThat(
            StrictJson.elements(
                ("[" + event + "," + event + "]").getBytes(UTF_8),
                2,
                element -> CloudEvent.of(element.json())))
        .containsExactly(MINIMAL, MINIMAL);
  }

  @ParameterizedTest
  @CsvSource({
    "2018-04-05T17:31:00Z, 2018-04-05T17:31:00Z",
    "2018-04-05T17:31:00.000000000Z, 2018-04-05T17:31:00Z",
    "2018-04-05T18:31:00+01:00, 2018-04-05T17:31:00Z",
    "2018-04-05T16:31:00-01:00, 2018-04-05T17:31:00Z",
    "2018-04-05t17:31:00.123456789z, 2018-04-05T17:31:00.123456Z"
  })
  void aTimeIsTheSameInstantHoweverItIsWritten(String time, Instant instant) {
    assertThat(structured("{" + REQUIRED + ",\"time\":\"" + time + "\"," + DATA + "}").time())
        .isEqualTo(instant);
    assertThat(binary("application/json", Map.entry("ce-time", time)).time()).isEqualTo(instant);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "specversion | \"\"",
        "specversion | \"0.9\"",
        "id | \"\"",
        "id | 25",
        "id | {\"xyz\":\"abc\"}",
        "type | \"\"",
        "source | \"\"",
        "source | \"#fragment\"", // a URI reference, but not of our alphabet
        "time | \"lunchtime\"",
        "time | \"2018-04-05T18:31Z\"",
        "time | \"2018-04-05T18:31:00X\"",
        "time | \"2018-04-05T18:31:00+25:00\"",
        "time | \"2018-04-05T18:31:00+xx:00\"",
        "time | \"2018-04-05T18:31:00+05\"",
        "datacontenttype | \"xyz\"",
        "datacontenttype | \"\"",
        "datacontenttype | \"text/plain\"",
        "dataschema | \"\"",
        "subject | \"\"",
        "subject | \"a\\u0000\"",
        "subject | \"a\\u0085\"",
        "MyExtension | \"bad\"",
        "my.extension | \"bad\"",
        "myextension | 1.5",
        "myextension | 2147483648",
        "myextension | []",
        "data_base64 | \"e30=\""
      })
  void whatIsNoValidEventIsRefusedAndNamed(String name, String value) {
    var event = (ObjectNode) json("{" + REQUIRED + "," + DATA + "}");
    event.set(name, json(value));
    var refusal = catchThrowableOfType(Refusal.class, () -> CloudEvent.of(event));
    assertThat(refusal.problem().pointer()).isEqualTo("/" + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"specversion", "id", "type", "source"})
  void whatIsRequiredMayNotBeLeftOut(String name) {
    var event = (ObjectNode) json("{" + REQUIRED + "," + DATA + "}");
    event.remove(name);
    var refusal = catchThrowableOfType(Refusal.class, () -> CloudEvent.of(event));
    assertThat(refusal.problem().pointer()).isEqualTo("/" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=\"UTF-8\""
      })
  void aBinaryEventSaysTheSameAsAStructuredOne(String contentType) {
    assertThat(binary(contentType)).isEqualTo(MINIMAL);
  }

  @Test
  void aBinaryEventMayHaveEveryAttributeInUnicode() {
    assertThat(
            binary(
                "application/json",
                Map.entry("ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80"),
                Map.entry("ce-dataschema", "https://example.com/schema"),
                Map.entry("ce-extinteger", "10"),
                Map.entry("ce-comexampleextension1", "%E5%83%B9%E5%80%BC")))
        .isEqualTo(MINIMAL);
  }

  private static CloudEvent structured(String event) {
    return CloudEvent.of(json(event));
  }

  @SafeVarargs
  private static CloudEvent binary(String contentType, Entry<String, String>... more) {
    var headers =
        new ArrayList<>(
            List.of(
                Map.entry("Content-Type", contentType),
                Map.entry("ce-specversion", "1.0"),
                Map.entry("ce-type", MINIMAL.type()),
                Map.entry("ce-id", MINIMAL.id()),
                Map.entry("ce-source", MINIMAL.source())));
    for (Entry<String, String> header : more) {
      headers.add(header);
    }
    return CloudEvent.of(
        BinaryMode.event(headers, "{\n  \"message\": \"Hello World!\"\n}".getBytes(UTF_8)));
  }

  private static JsonNode json(String text) {
    return StrictJson.one(text.getBytes(UTF_8));
  }
}
