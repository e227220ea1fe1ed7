package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The marker that an erasure leaves in a shard: an entry whose data is {@code {"redacted":[3,17]}},
 * the positions of the same shard that the erasure emptied. It names no learner.
 */
public final class ErasureMarker {

  /** The type of the marker's entry. */
  public static final String TYPE = "org.outcomeledger.learner-erased.v1";

  /** Whom the marker's entry is about: nobody. */
  public static final UUID NOBODY = new UUID(0, 0);

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ErasureMarker() {}

  /** The data of a marker that lists these positions. */
  public static byte[] data(List<Long> redacted) {
    return redacted.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(",", "{\"redacted\":[", "]}"))
        .getBytes(US_ASCII);
  }

  /**
   * The positions that a marker lists; none if nothing was left to empty.
   *
   * @throws IllegalArgumentException if the data is no marker's: a marker that is read as erasing
   *     nothing would leave standing what it was written to erase
   */
  public static List<Long> redacted(byte[] data) {
    try (var json = JSON.createParser(data)) {
      List<Long> positions = null;
      require(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean list = json.currentName().equals("redacted");
        json.nextToken();
        positions = list ? positions(json) : positions;
        json.skipChildren();
      }
      require(positions != null && json.nextToken() == null);
      return positions;
    } catch (IOException e) {
      throw new IllegalArgumentException("Not an erasure marker: " + e.getMessage(), e);
    }
  }

  private static List<Long> positions(JsonParser json) throws IOException {
    var positions = new ArrayList<Long>();
    require(json.currentToken() == JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getLongValue() > 0);
      positions.add(json.getLongValue());
    }
    return positions;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Not an erasure marker: its data is {\"redacted\":[3,17]}, the positions that were emptied");
    }
  }
}
