package org.outcomeledger.impact.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a report is rounded or salted with.
 *
 * @param bytes 32
 */
record ReportSecret(byte[] bytes) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SALT = 16;

  /**
   * What the records of a report are salted with: HMAC-SHA-256(the disclosure secret, {@code
   * report}, 00, its bytes up to the figures). It says nothing of any other report's.
   */
  static ReportSecret salting(byte[] disclosureSecret, byte[] beginning) {
    return new ReportSecret(hmac(disclosureSecret, "report", beginning));
  }

  /**
   * What the reports of these days are rounded with: HMAC-SHA-256(the disclosure secret, {@code
   * rounding}, 00, {@code FROM TO AS-OF} as they are entered). Nothing else that whoever freezes
   * can choose is in it, nor when they freeze: several draws of one cell could be averaged, and the
   * best-looking one chosen.
   */
  static ReportSecret rounding(byte[] disclosureSecret, ReportEntry entry) {
    String days = "%s %s %s".formatted(entry.from(), entry.to(), entry.asOf());
    return new ReportSecret(hmac(disclosureSecret, "rounding", days.getBytes(UTF_8)));
  }

  /** What a report was rounded with, of the document of its exact figures. */
  static ReportSecret ofRounding(byte[] exact) {
    return read(ReportDifference.read(exact).path("secret"));
  }

  /** What the records of a report are salted with, of the document of its exact figures. */
  static ReportSecret ofSalts(byte[] exact) {
    return read(ReportDifference.read(exact).path("salts"));
  }

  private static ReportSecret read(JsonNode hex) {
    return new ReportSecret(HexFormat.of().parseHex(hex.asText()));
  }

  String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** Of a record's leaf: 16 bytes. */
  byte[] salt(UUID learner, String programme) {
    byte[] in = programme.getBytes(UTF_8);
    byte[] record =
        ByteBuffer.allocate(2 * Long.BYTES + in.length)
            .putLong(learner.getMostSignificantBits())
            .putLong(learner.getLeastSignificantBits())
            .put(in)
            .array();
    return Arrays.copyOf(hmac(bytes, "record", record), SALT);
  }

  private static byte[] hmac(byte[] key, String what, byte[] of) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(what.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(of);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }
}
