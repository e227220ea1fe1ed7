package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Recognises the content of an event without telling it: a salt and SHA-256(salt, learner, type,
 * data). A bare hash would let anyone who can guess a content confirm it.
 */
final class ContentHash {

  static final int SALT_LENGTH = 16;

  private ContentHash() {}

  /** Salt and hash, 48 bytes. */
  static byte[] of(byte[] salt, ReportedEvent<?> event) {
    byte[] hash = digest(salt, event);
    byte[] both = Arrays.copyOf(salt, salt.length + hash.length);
    System.arraycopy(hash, 0, both, salt.length, hash.length);
    return both;
  }

  static boolean matches(byte[] saltAndHash, ReportedEvent<?> event) {
    byte[] salt = Arrays.copyOf(saltAndHash, SALT_LENGTH);
    return MessageDigest.isEqual(saltAndHash, of(salt, event));
  }

  private static byte[] digest(byte[] salt, ReportedEvent<?> event) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(salt);
      // A UUID and a NUL-terminated type have one reading, so that parts cannot run into each
      // other.
      sha256.update(event.learnerId().toString().getBytes(UTF_8));
      sha256.update(event.type().getBytes(UTF_8));
      sha256.update((byte) 0);
      return sha256.digest(event.data());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
