package org.outcomeledger.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code {"redacted":[3,17]}}: the positions of the same shard that an erasure emptied. */
final class ErasureMarker {

  private static final JsonFactory JSON = new JsonFactory();

  private ErasureMarker() {}

  static List<Long> redacted(byte[] data) {
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
