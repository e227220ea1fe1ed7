package org.outcomeledger.verifier;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.outcomeledger.verifier.CellKeys.KeyedCount;

/**
 * Rounds a count to a multiple as the report did: of a count c up if the draw is below c mod
 * multiple, else down. The draw is HMAC-SHA-256(secret, key), its first 64 bits modulo the
 * multiple. Written from docs/report-format.md: a verifier that shared the services' code would
 * repeat their mistakes.
 */
final class SecretRounding {

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;
  private final int multiple;

  SecretRounding(byte[] secret, int multiple) {
    try {
      this.mac = Mac.getInstance(ALGORITHM);
      this.mac.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
    this.multiple = multiple;
  }

  long rounded(KeyedCount count) {
    long over = count.records() % multiple;
    long down = count.records() - over;
    return over > 0 && draw(count.key()) < over ? down + multiple : down;
  }

  private long draw(long key) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(key).array();
    return Long.remainderUnsigned(ByteBuffer.wrap(mac.doFinal(bytes)).getLong(), multiple);
  }
}
