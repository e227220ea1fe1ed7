package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1} x",
        "{\"a\":1}{\"a\":1}",
        "{\"a\":1,\"a\":1}",
        "{\"b\":{\"a\":1,\"\\u0061\":2}}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":1,}",
        "[1,]",
        "// no\n{}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x41\"}",
        "nul"
      })
  void whatIsNotStrictJsonIsRefused(String body) {
    assertThat(refused(body.getBytes(UTF_8)).type()).isEqualTo("/problems/malformed-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "-1e99999999999", "1E-99999999999", "0e99999999999"})
  void numbersWithAnExponentBeyondAllMeasureAreRefused(String number) {
    byte[] body = "{\"value\":%s}".formatted(number).getBytes(UTF_8);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> StrictJson.exact(body));
    assertThat(refusal.problem().type()).isEqualTo("/problems/malformed-json");
    assertThat(refusal.problem().pointer()).isEqualTo("/value");
  }

  @ParameterizedTest(name = "bytes {0}")
  @ValueSource(
      strings = {
        "22c3", // cut off
        "2280", // begins in the middle
        "22c080", // overlong U+0000
        "22c1a1", // overlong 'a'
        "22e080af", // overlong '/'
        "22f08080af", // overlong '/'
        "22eda080", // surrogate
        "22eda080edb080", // a pair of surrogates, as CESU-8
        "22f4908080", // beyond U+10FFFF
        "22f8888080af", // five bytes
        "22ff"
      })
  void whatIsNotUtf8IsRefused(String hex) {
    byte[] body = HexFormat.of().parseHex(hex + "22");
    assertThat(refused(body).type()).isEqualTo("/problems/malformed-utf-8");
  }

  @Test
  void anIllFormedByteIsFoundBehindAnyAmountOfText() {
    byte[] body = ("\"" + "é".repeat(40_000) + "?\"").getBytes(UTF_8);
    body[body.length - 2] = (byte) 0xC3;
    assertThat(refused(body).detail()).contains("offset " + (body.length - 2));
  }

  @Test
  void anotherEncodingIsNotGuessed() {
    assertThat(refused("{\"a\":1}".getBytes(UTF_16)).status()).isEqualTo(400);
    assertThat(refused("{\"a\":1}".getBytes(UTF_16BE)).status()).isEqualTo(400);
    assertThat(refused("\"é\"".getBytes(ISO_8859_1)).status()).isEqualTo(400);
  }

  @Test
  void whatIsRefusedIsNamedByItsPlace() {
    Problem problem = refused("[{\"id\":\"1\"},\n {\"data\":{\"x\":1,\"x\":2}}]".getBytes(UTF_8));
    assertThat(problem.pointer()).isEqualTo("/1/data/x");
    assertThat(problem.detail()).contains("line 2");
  }

  @Test
  void depthIsBounded() {
    assertThat(StrictJson.one(nested(32)).isArray()).isTrue();
    assertThat(refused(nested(33)).type()).isEqualTo("/problems/malformed-json");
    assertThat(refused("[".repeat(100_000).getBytes(UTF_8)).status()).isEqualTo(400);
  }

  @Test
  void aNumberOfManyDigitsIsRefusedBeforeItIsWorkedOn() {
    assertThat(refused(("{\"a\":" + "9".repeat(101) + "}").getBytes(UTF_8)).status())
        .isEqualTo(400);
  }

  @Test
  void anElementOfABatchKnowsItsSizeInBytes() {
    var elements =
        StrictJson.elements(
            "[ {\"a\":\"é\"} , \"bc\",7, null ]".getBytes(UTF_8), 4, element -> element);
    assertThat(elements).extracting(StrictJson.Element::bytes).containsExactly(10L, 4L, 1L, 4L);
    assertThat(elements.getFirst().json().get("a").textValue()).isEqualTo("é");
  }

  @ParameterizedTest
  @MethodSource("notBatches")
  void whatIsNoArrayIsNoBatch(String body) {
    var refusal =
        catchThrowableOfType(
            Refusal.class, () -> StrictJson.elements(body.getBytes(UTF_8), 10, element -> element));
    assertThat(refusal.problem().type()).isEqualTo("/problems/malformed-json");
  }

  static Stream<String> notBatches() {
    return Stream.of("", "{}", "[", "[{}", "[{}]]", "[{}] []", "[{} {}]", "null");
  }

  @Test
  void aBatchHasAMostOfEvents() {
    assertThat(StrictJson.elements("[1,2,3]".getBytes(UTF_8), 3, element -> element)).hasSize(3);
    var refusal =
        catchThrowableOfType(
            Refusal.class,
            () -> StrictJson.elements("[1,2,3,4]".getBytes(UTF_8), 3, element -> element));
    assertThat(refusal.problem().status()).isEqualTo(413);
  }

  private static Problem refused(byte[] body) {
    return catchThrowableOfType(Refusal.class, () -> StrictJson.one(body)).problem();
  }

  private static byte[] nested(int levels) {
    return ("[".repeat(levels) + "]".repeat(levels)).getBytes(UTF_8);
  }

  /** As a tree such a body takes more than twenty times its bytes. */
  @Test
  void aBodyOfMoreThanThreeHundredThousandNamesAndValuesIsRefused() {
    byte[] body = ("[[" + "{},".repeat(200_000) + "1]]").getBytes(UTF_8);
    var refusal =
        catchThrowableOfType(
            Refusal.class, () -> StrictJson.elements(body, 10, element -> element));
    assertThat(refusal.problem().type()).isEqualTo("/problems/batch-too-large");
  }
}
