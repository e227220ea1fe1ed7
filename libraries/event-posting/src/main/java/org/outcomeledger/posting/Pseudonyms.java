package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.IdField;
import org.outcomeledger.event.LearnerId;

/**
 * Replaces a platform's references to people by keyed hashes: HMAC-SHA-256 over the length-prefixed
 * platform and reference, its first 128 bits as a UUID of version 8 (RFC 9562).
 *
 * <p>Both writing services hold the same secret, so that a learner is the same in both. Without it
 * a pseudonym can neither be made nor checked against a guess; whoever loses it can no longer find
 * a learner's events, for an answer or for an erasure.
 */
public final class Pseudonyms {

  static final int SHORTEST_SECRET = 32;

  private static final String REKEYED = "rekeyed";

  private final List<SecretKeySpec> keys;

  /**
   * Pseudonyms under a secret.
   *
   * @throws IllegalArgumentException if the secret is shorter than 32 bytes
   */
  public Pseudonyms(byte[] secret) {
    this(List.of(secret));
  }

  /**
   * Pseudonyms under a secret, hashed again with each that the ledgers were re-keyed with since.
   *
   * @throws IllegalArgumentException if one is shorter than 32 bytes
   */
  Pseudonyms(List<byte[]> secrets) {
    this.keys = secrets.stream().map(Pseudonyms::key).toList();
  }

  private static SecretKeySpec key(byte[] secret) {
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "The pseudonym secret needs at least " + SHORTEST_SECRET + " bytes");
    }
    return new SecretKeySpec(secret, "HmacSHA256");
  }

  /** The id of a learner whom a platform calls {@code learner}. */
  public UUID learner(String platform, String learner) {
    return hash(platform, learner);
  }

  /** The pseudonym of another id; ids of different kinds never meet, though spelt alike. */
  public UUID id(String kind, String platform, String id) {
    return hash(kind, platform, id);
  }

  /**
   * The pseudonym of an event: its idempotency key. Neither part can hold a line break, so no two
   * pairs of source and id read alike.
   */
  public UUID event(String platform, String source, String id) {
    return id("event", platform, source + "\n" + id);
  }

  /** A copy of posted data with every id replaced that {@code fields} name. The shape stays. */
  ObjectNode replaceIds(String platform, List<IdField> fields, ObjectNode posted) {
    ObjectNode data = posted.deepCopy();
    for (IdField field : fields) {
      if (data.at(field.owner()) instanceof ObjectNode owner && owner.has(field.name())) {
        owner.put(field.name(), pseudonym(platform, field, owner).toString());
      }
    }
    return data;
  }

  /** An event is named by its source and id, anything else by its id alone. */
  private UUID pseudonym(String platform, IdField field, ObjectNode owner) {
    String id = owner.get(field.name()).textValue();
    if (field.type() == LearnerId.class) {
      return learner(platform, id);
    }
    return field.type() == EventId.class
        ? event(platform, owner.get("source").textValue(), id)
        : id(field.kind(), platform, id);
  }

  /** What becomes of a pseudonym when the ledger is re-keyed with the last secret. */
  UUID rekeyed(UUID pseudonym) {
    return rekeyed(keys.getLast(), pseudonym);
  }

  private static UUID rekeyed(SecretKeySpec key, UUID pseudonym) {
    return hash(key, REKEYED, pseudonym.toString());
  }

  private UUID hash(String... parts) {
    UUID pseudonym = hash(keys.getFirst(), parts);
    for (SecretKeySpec key : keys.subList(1, keys.size())) {
      pseudonym = rekeyed(key, pseudonym);
    }
    return pseudonym;
  }

  private static UUID hash(SecretKeySpec key, String... parts) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(UTF_8);
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
      }
      ByteBuffer hash = ByteBuffer.wrap(mac.doFinal());
      return new UUID(
          (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
          (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }
}
