package org.outcomeledger.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a body as the JSON that it says to be, or refuses it: nothing is guessed or mended. */
public final class StrictJson {

  private static final int DEEPEST = 32;

  /** Each costs some hundred bytes at most: a body of one tree is no dearer than its events. */
  private static final int MOST_TOKENS = 300_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .maxTokenCount(MOST_TOKENS)
                          .build())
                  // A caller's names would stay in the JVM's table of strings.
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .build())
          .build();
  private static final ObjectReader AS_DOUBLES = MAPPER.reader();
  private static final ObjectReader DIGIT_BY_DIGIT =
      AS_DOUBLES.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** An element of a batch, with the number of bytes that it takes in the body. */
  public record Element(JsonNode json, long bytes) {}

  private StrictJson() {}

  /** The one JSON value that the body is. */
  public static JsonNode one(byte[] body) {
    return read(body, parser -> wholeValue(parser, AS_DOUBLES));
  }

  /** The one JSON value that the body is, its numbers digit by digit as they were sent. */
  public static JsonNode exact(byte[] body) {
    return read(body, parser -> wholeValue(parser, DIGIT_BY_DIGIT));
  }

  /**
   * What is made of the elements of the array that the body is, at most {@code most}. The tree of
   * one is given up before the next is read: all of them at once would take many times the body.
   */
  public static <T> List<T> elements(byte[] body, int most, Function<Element, T> made) {
    return read(body, parser -> wholeArray(parser, most, made));
  }

  private static void requireUtf8(byte[] body) {
    UnicodeText.requireUtf8(body);
    for (int i = 0; i < Math.min(4, body.length); i++) {
      if (body[i] == 0) { // else the parser would take it for UTF-16 or UTF-32
        throw notJson("The body is not JSON in UTF-8: it begins with zero bytes.", null);
      }
    }
  }

  private interface Reading<T> {
    T from(JsonParser json) throws IOException;
  }

  private static <T> T read(byte[] body, Reading<T> reading) {
    requireUtf8(body);
    try (JsonParser json = MAPPER.createParser(body)) {
      return read(json, reading);
    } catch (IOException e) {
      throw new IllegalStateException("An array can be closed", e);
    }
  }

  private static <T> T read(JsonParser json, Reading<T> reading) {
    try {
      return reading.from(json);
    } catch (NumberFormatException beyond) {
      JsonLocation at = json.currentLocation();
      throw notJson(
          "The number at line %d, column %d has an exponent beyond what can be read."
              .formatted(at.getLineNr(), at.getColumnNr()),
          json.getParsingContext().pathAsPointer().toString());
    } catch (StreamConstraintsException beyond) {
      throw json.currentTokenCount() > MOST_TOKENS ? tooManyTokens() : notStrict(json);
    } catch (IOException e) {
      throw notStrict(json);
    }
  }

  private static Refusal notStrict(JsonParser json) {
    JsonLocation at = json.currentLocation();
    return notJson(
        "Not strict JSON (RFC 8259) at line %d, column %d. No name may come twice in one object, nothing may follow the end, and there may be at most %d levels."
            .formatted(at.getLineNr(), at.getColumnNr(), DEEPEST),
        json.getParsingContext().pathAsPointer().toString());
  }

  private static Refusal tooManyTokens() {
    return new Refusal(
        ProblemType.BATCH_TOO_LARGE,
        "A body has at most %,d names and values: post fewer events at once."
            .formatted(MOST_TOKENS));
  }

  private static JsonNode wholeValue(JsonParser json, ObjectReader reader) throws IOException {
    if (json.nextToken() == null) {
      throw notJson("The body is empty.", null);
    }
    JsonNode value = reader.readTree(json);
    requireEnd(json);
    return value;
  }

  private static <T> List<T> wholeArray(JsonParser json, int most, Function<Element, T> made)
      throws IOException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw notJson("The body of a batch must be a JSON array of events.", "");
    }
    List<T> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (elements.size() == most) {
        throw new Refusal(ProblemType.BATCH_TOO_LARGE, "At most " + most + " events a batch.");
      }
      long from = json.currentTokenLocation().getByteOffset();
      JsonNode element = MAPPER.readTree(json);
      long bytes = json.currentLocation().getByteOffset() - from;
      elements.add(made.apply(new Element(element, bytes)));
    }
    requireEnd(json);
    return elements;
  }

  private static void requireEnd(JsonParser json) throws IOException {
    if (json.nextToken() != null) {
      throw notJson("Something follows the end of the JSON value.", null);
    }
  }

  private static Refusal notJson(String detail, String pointer) {
    return new Refusal(ProblemType.MALFORMED_JSON, detail, pointer);
  }
}
