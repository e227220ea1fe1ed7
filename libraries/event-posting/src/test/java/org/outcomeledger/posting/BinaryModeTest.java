package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outcomeledger.http.Problem;
import org.outcomeledger.http.Refusal;
import org.outcomeledger.http.StrictJson;

class BinaryModeTest {

  private static final List<Entry<String, String>> HEADERS =
      List.of(
          Map.entry("Host", "localhost"),
          Map.entry("Content-Type", "application/json; charset=utf-8"),
          Map.entry("ce-specversion", "1.0"),
          Map.entry("CE-Type", "org.outcomeledger.learner-enrolled.v1"),
          Map.entry("ce-source", "lms/eu"),
          Map.entry("Ce-Id", "e-1"));

  @Test
  void headersAndBodySayWhatStructuredModeWouldHaveSaid() {
    assertThat(event())
        .isEqualTo(
            StrictJson.one(
                """
                {"datacontenttype":"application/json; charset=utf-8","specversion":"1.0",
                 "type":"org.outcomeledger.learner-enrolled.v1","source":"lms/eu","id":"e-1","data":{"learner":"é"}}"""
                    .getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "{0} says {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀",
        "euro%e2%82%ac | euro€",
        "%61bc | abc", // encoded without need
        "a b | a b", // older senders do not encode spaces
        "%2541 | %41", // one round
        "%22 | \"",
        "a+b | a+b",
        "\"a b\" | a b",
        "\"a \\\"b\\\" \\\\ c\" | a \"b\" \\ c",
        "\"%C3%A9\" | é",
        "a\"b | a\"b"
      })
  void aValueIsUnquotedAndDecodedOnce(String header, String text) {
    assertThat(event(Map.entry("ce-subject", header)).get("subject").textValue()).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "subject | %",
        "subject | %4",
        "subject | a%zz",
        "subject | %+1",
        "subject | %C3", // cut off
        "subject | %A0", // begins in the middle
        "subject | %C0%A0", // overlong space
        "subject | %E0%80%AF", // overlong '/'
        "subject | %ED%A0%80", // surrogate
        "subject | %ED%A0%BD%ED%B8%80", // a pair of surrogates, as CESU-8
        "subject | %F4%90%80%80", // beyond U+10FFFF
        "subject | é", // not ASCII
        "subject | ９", // not ASCII, but a digit
        "subject | %６１",
        "subject | \"a",
        "subject | \"a\\",
        "subject | \"a\" b",
        "subject | \"a\"\"b\"",
        "id | %",
        "source | %C0%AF",
        "datacontenttype | application/json",
        "data | {}",
        "data_base64 | e30="
      })
  void aValueThatCannotBeDecodedIsRefusedAndNamed(String name, String value) {
    Problem problem = refused(Map.entry("ce-" + name, value));
    assertThat(problem.type()).isEqualTo("/problems/invalid-attribute");
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.pointer()).isEqualTo("/" + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%0A", "%0d%0ax: y", "%1F", "%7F", "%C2%85"})
  void aControlCharacterIsRefusedAndNamed(String encoded) {
    assertThat(refusedEvent(Map.entry("ce-comexample", "a" + encoded)).pointer())
        .isEqualTo("/comexample");
    assertThat(
            refusedEvent(Map.entry("ce-subject", "a" + encoded), Map.entry("ce-x", "y")).pointer())
        .isEqualTo("/subject");
  }

  @ParameterizedTest(name = "ce-{0}")
  @CsvSource(
      nullValues = "none",
      value = {"'', /", "a-b, /a-b", "a_b, /a_b", "a~b, /a~0b", "a.b, /a.b", "a b, /a b"})
  void aNameThatIsNoAttributeIsRefused(String name, String pointer) {
    assertThat(refusedEvent(Map.entry("ce-" + name, "x")).pointer()).isEqualTo(pointer);
  }

  @Test
  void whatComesTwiceIsRefusedEvenIfItIsTheSame() {
    assertThat(refused(Map.entry("ce-id", "e-1")).pointer()).isEqualTo("/id");
    assertThat(refused(Map.entry("CE-SPECVERSION", "1.0")).pointer()).isEqualTo("/specversion");
    assertThat(refused(Map.entry("content-type", "application/json")).pointer())
        .isEqualTo("/datacontenttype");
  }

  @Test
  void jsonWithoutTheHeadersIsToldWhichAreMissing() {
    var refusal =
        catchThrowableOfType(
            Refusal.class,
            () ->
                BinaryMode.event(
                    List.of(Map.entry("Content-Type", "application/json")), "{}".getBytes(UTF_8)));
    assertThat(refusal.problem().pointer()).isEqualTo("/specversion");
    assertThat(refusal.problem().detail()).contains("ce-specversion", Api.STRUCTURED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json; charset=iso-8859-1", "application/json;x=y", "text/json", ""})
  void dataOfAnotherKindIsRefused(String contentType) {
    var headers = new ArrayList<>(HEADERS);
    headers.set(1, Map.entry("Content-Type", contentType));
    var refusal =
        catchThrowableOfType(
            Refusal.class, () -> CloudEvent.of(BinaryMode.event(headers, "{}".getBytes(UTF_8))));
    assertThat(refusal.problem().pointer()).isEqualTo("/datacontenttype");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} {}", "{\"a\":1,\"a\":2}"})
  void aBodyThatIsNotStrictJsonIsRefused(String body) {
    var refusal =
        catchThrowableOfType(Refusal.class, () -> BinaryMode.event(HEADERS, body.getBytes(UTF_8)));
    assertThat(refusal.problem().type()).isEqualTo("/problems/malformed-json");
  }

  @SafeVarargs
  private static ObjectNode event(Entry<String, String>... more) {
    var headers = new ArrayList<>(HEADERS);
    for (Entry<String, String> header : more) {
      headers.add(header);
    }
    return BinaryMode.event(headers, "{\"learner\":\"é\"}".getBytes(UTF_8));
  }

  @SafeVarargs
  private static Problem refused(Entry<String, String>... more) {
    return catchThrowableOfType(Refusal.class, () -> event(more)).problem();
  }

  @SafeVarargs
  private static Problem refusedEvent(Entry<String, String>... more) {
    return catchThrowableOfType(Refusal.class, () -> CloudEvent.of(event(more))).problem();
  }
}
