package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what the ledgers tell each other about erasures, by a key that both have and Kafka has not
 * (HMAC-SHA-256): who owns the broker, or may write to it, can have nobody erased.
 */
public final class ErasureSeal {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** The seal of services that share this secret; its key is derived, and opens nothing else. */
  public ErasureSeal(byte[] secret) {
    this.key =
        new SecretKeySpec(
            mac(new SecretKeySpec(secret, ALGORITHM), "outcome-ledger erasures".getBytes(US_ASCII)),
            ALGORITHM);
  }

  byte[] of(byte[] message) {
    return mac(key, message);
  }

  boolean fits(byte[] message, byte[] seal) {
    return MessageDigest.isEqual(of(message), seal);
  }

  private static byte[] mac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }
}
