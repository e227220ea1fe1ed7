package org.outcomeledger.impact.metrics;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a body as the JSON that it says to be, or refuses it: nothing is guessed or mended. */
final class StrictJson {
  /** The framework reads one more ahead: a body that has not arrived whole is longer. */
  static final int MOST_BYTES = 8 << 10;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private StrictJson() {}

  /**
   * The one JSON value that the body is.
   *
   * @throws Refused if it is none
   */
  static JsonNode read(InputStream body) {
    if (!(body instanceof ByteArrayInputStream whole) || whole.available() > MOST_BYTES) {
      throw new Refused(tooLarge());
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(whole.readAllBytes());
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return MAPPER.readTree(text);
    } catch (CharacterCodingException e) {
      throw new Refused(
          Problem.of(400, "malformed-utf-8", "The body is not UTF-8", "Write it in UTF-8."));
    } catch (JacksonException e) {
      throw new Refused(
          Problem.of(
              400,
              "malformed-json",
              "The body is not JSON",
              "Not strict JSON (RFC 8259) at line %d, column %d. No name may come twice in one object, and nothing may follow the end."
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())));
    }
  }

  static Problem tooLarge() {
    return Problem.of(
        413, "body-too-large", "The body is too large", "A body has at most 8 KiB here.");
  }
}
