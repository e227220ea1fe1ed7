package org.outcomeledger.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The marker that an erasure leaves in a shard: an entry whose data is {@code {"redacted":[3,17]}},
 * the positions of the same shard that the erasure emptied. It names no learner.
 */
public final class ErasureMarker {

  /** The type of the marker's entry. */
  public static final String TYPE = "org.outcomeledger.learner-erased.v1";

  private static final JsonFactory JSON = new JsonFactory();

  private ErasureMarker() {}

  /**
   * The positions that a marker lists.
   *
   * @throws IllegalArgumentException if the data is not JSON
   */
  public static List<Long> redacted(byte[] data) {
    var positions = new ArrayList<Long>();
    try (var json = JSON.createParser(data)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_INT) {
          positions.add(json.getLongValue());
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("Not an erasure marker: " + e.getMessage(), e);
    }
    return positions;
  }
}
