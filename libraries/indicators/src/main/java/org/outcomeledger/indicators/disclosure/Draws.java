package org.outcomeledger.indicators.disclosure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Rounds counts to a multiple, up or down by a draw that keeps the expectation: of a count c, up
 * with probability (c mod multiple)/multiple. The draw is HMAC-SHA-256(secret, key), its first 64
 * bits modulo the multiple, so that the same records are rounded in the same way, in whatever
 * question and however often they are counted (the cell-key method: G. Thompson, S. Broadfoot, D.
 * Elazar, Methodology for the automatic confidentialisation of statistical outputs from remote
 * servers at the Australian Bureau of Statistics, UNECE 2013). For one thread.
 */
final class Draws {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;
  private final int multiple;

  Draws(byte[] secret, int multiple) {
    try {
      this.mac = Mac.getInstance(ALGORITHM);
      this.mac.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
    this.multiple = multiple;
  }

  /** The count of records with this key, rounded. */
  long rounded(long count, long key) {
    long over = count % multiple;
    return over == 0 ? count : count - over + (draw(key) < over ? multiple : 0);
  }

  /** A key for what has none: nobody who lacks the secret can compute it. */
  long key(String text) {
    return first64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private long draw(long key) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(key).array();
    return Long.remainderUnsigned(first64(mac.doFinal(bytes)), multiple);
  }

  private static long first64(byte[] hash) {
    return ByteBuffer.wrap(hash).getLong();
  }
}
