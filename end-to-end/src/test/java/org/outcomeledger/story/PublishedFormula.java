package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Leaf and chain of an entry as replayed, from what is published of them and with none of the
 * project's code.
 */
final class PublishedFormula {

  private static final List<String> TEXTS =
      List.of("platform", "subject", "type", "id", "source", "time", "recordedat");

  private PublishedFormula() {}

  static byte[] leaf(JsonNode entry, byte[] data) {
    return sha256(
        out -> {
          out.writeByte(0);
          part(out, HexFormat.of().parseHex(entry.path("salt").asText()));
          for (String name : TEXTS) {
            part(out, entry.has(name) ? entry.get(name).asText().getBytes(UTF_8) : null);
          }
          part(out, data);
        });
  }

  static byte[] chain(UUID incarnation, int shard, long position, byte[] previous, byte[] leaf) {
    return sha256(
        out -> {
          out.writeByte(1);
          out.writeLong(incarnation.getMostSignificantBits());
          out.writeLong(incarnation.getLeastSignificantBits());
          out.writeInt(shard);
          out.writeLong(position);
          out.write(previous);
          out.write(leaf);
        });
  }

  private static void part(DataOutputStream out, byte[] part) throws IOException {
    out.writeInt(part == null ? -1 : part.length);
    if (part != null) {
      out.write(part);
    }
  }

  private interface Parts {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static byte[] sha256(Parts parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      parts.writeTo(out);
      return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
