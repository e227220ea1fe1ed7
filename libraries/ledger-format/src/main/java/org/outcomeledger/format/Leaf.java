package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The salted hash of what one entry says.
 *
 * <p>leaf = SHA-256(0x00, salt, platform, learnerId, type, id, source, time, recordedAt, data): the
 * salt and every later part behind its length as a big-endian 32-bit integer, -1 for a part that is
 * absent; texts in UTF-8, the learner's id and the instants in the form in which they are published
 * (RFC 9562, ISO 8601 in UTC). The leading zero keeps leaves and {@linkplain Chain chain values}
 * apart, as in RFC 6962; the salt keeps a published leaf from confirming a guess once the content
 * has been erased.
 */
public final class Leaf {

  private Leaf() {}

  /**
   * The leaf of {@code content}, 32 bytes.
   *
   * @throws IllegalArgumentException if the content carries no salt, as in older Kafka records
   */
  public static byte[] of(LedgerEntry.Content content) {
    if (content.salt() == null) {
      throw new IllegalArgumentException(
          "A leaf needs the entry's salt: read it by replay, not from Kafka");
    }
    var bytes = new ByteArrayOutputStream(content.data().length + 256);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(0x00);
      part(out, content.salt());
      part(out, content.platform());
      part(out, content.learnerId());
      part(out, content.type());
      part(out, content.id());
      part(out, content.source());
      part(out, content.time());
      part(out, content.recordedAt());
      part(out, content.data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sha256.of(bytes.toByteArray());
  }

  private static void part(DataOutputStream out, Object published) throws IOException {
    if (published == null) {
      out.writeInt(-1);
    } else {
      part(out, published.toString().getBytes(UTF_8));
    }
  }

  private static void part(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
