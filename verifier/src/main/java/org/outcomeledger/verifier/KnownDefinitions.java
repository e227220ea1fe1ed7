package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The definitions that the recount counts by, by the hashes of their texts: the resource {@code
 * definitions.csv} has id, version and SHA-256 of each, in the order of the catalogue. Without them
 * a report could say that it counted by something else.
 */
final class KnownDefinitions {

  private record Known(String version, String sha256) {}

  private final Map<String, Known> byId = new LinkedHashMap<>();

  private KnownDefinitions(List<String> lines) {
    for (String line : lines) {
      String[] parts = line.split(",", -1);
      byId.put(parts[0], new Known(parts[1], parts[2]));
    }
  }

  static KnownDefinitions read() {
    try (InputStream in = KnownDefinitions.class.getResourceAsStream("/definitions.csv")) {
      return new KnownDefinitions(new String(in.readAllBytes(), UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of the catalogue. */
  List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  boolean isCounted(String id, String version) {
    return byId.containsKey(id) && byId.get(id).version().equals(version);
  }

  /** Whether the definition of a known indicator has this hash. */
  boolean isText(String id, String sha256) {
    return byId.get(id).sha256().equals(sha256);
  }
}
