package org.outcomeledger.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognises a secret without telling it: PBKDF2 (RFC 8018) over HMAC-SHA-256(secret, label and the
 * setting's name), with a salt of its own. The label keeps it apart from every other use of the
 * secret, pseudonyms above all; the iterations make each guess as slow as a password's.
 */
record SecretFingerprint(int iterations, byte[] salt, byte[] hash) {

  /** A tenth of a second at each start, and for each guess. */
  private static final int ITERATIONS = 200_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final int KEY_ID_DIGITS = 8;
  private static final String SCHEME = "pbkdf2-hmac-sha256";
  private static final String LABEL = "outcome-ledger fingerprint of ";
  private static final HexFormat HEX = HexFormat.of();

  /** A fingerprint with a new salt. */
  static SecretFingerprint of(String name, byte[] secret) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new SecretFingerprint(ITERATIONS, salt, hash(name, secret, ITERATIONS, salt));
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static SecretFingerprint parse(String text) {
    List<String> parts = List.of(text.split(":"));
    if (parts.size() != 4 || !parts.getFirst().equals(SCHEME)) {
      throw new IllegalArgumentException("Not a fingerprint that this version knows");
    }
    return new SecretFingerprint(
        Integer.parseInt(parts.get(1)), HEX.parseHex(parts.get(2)), HEX.parseHex(parts.get(3)));
  }

  String text() {
    return String.join(
        ":", SCHEME, Integer.toString(iterations), HEX.formatHex(salt), HEX.formatHex(hash));
  }

  /** The fingerprint of another secret under the same salt: equal if it is the same secret. */
  SecretFingerprint under(String name, byte[] secret) {
    return new SecretFingerprint(iterations, salt, hash(name, secret, iterations, salt));
  }

  boolean isOf(String name, byte[] secret) {
    return MessageDigest.isEqual(hash, under(name, secret).hash());
  }

  /** Names the secret to people, who cannot compare secrets; two under one salt can be compared. */
  String keyId() {
    return HEX.formatHex(hash).substring(0, KEY_ID_DIGITS);
  }

  private static byte[] hash(String name, byte[] secret, int iterations, byte[] salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
      char[] password = HEX.formatHex(mac.doFinal((LABEL + name).getBytes(UTF_8))).toCharArray();
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password, salt, iterations, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC and PBKDF2 with SHA-256", e);
    }
  }
}
