package org.outcomeledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.outcomeledger.format.HeadKey;

/** The public keys of a ledger's heads, a JSON Web Key set. */
final class KeysFile {

  private KeysFile() {}

  /**
   * The keys, in their order.
   *
   * @throws IllegalArgumentException if they are not all that stands there: a member that nobody
   *     looks at is one that anybody may change
   */
  static List<HeadKey> read(Path file) throws IOException {
    JsonNode said = DocumentJson.MAPPER.readTree(ByteLines.document(file));
    List<HeadKey> keys =
        StreamSupport.stream(said.path("keys").spliterator(), false)
            .map(key -> new HeadKey(key.path("x").asText()))
            .toList();
    String whole = keys.stream().map(HeadKey::json).collect(joining(",", "{\"keys\":[", "]}"));
    if (keys.isEmpty() || !DocumentJson.MAPPER.readTree(whole.getBytes(UTF_8)).equals(said)) {
      throw new IllegalArgumentException(
          "not a set of Ed25519 keys, each with the members kty, crv, alg, use, kid (its"
              + " thumbprint) and x");
    }
    return keys;
  }
}
