package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A head with its signature, as one line of JSON without its line feed: what is kept outside the
 * ledger, because a tail that was rewritten whole can only be found against it.
 *
 * <p>The signature stands last, as 128 hexadecimal digits. It is over the bytes of the line with
 * that member taken out: a JSON object again, whose bytes nobody has to guess.
 *
 * @param line the exact bytes, signature included
 */
public record SignedHead(HeadStatement statement, byte[] line) {

  private static final byte[] BEFORE = ",\"signature\":\"".getBytes(UTF_8);
  private static final byte[] AFTER = "\"}".getBytes(UTF_8);
  private static final int SIGNATURE = 128;
  private static final int MEMBER = BEFORE.length + SIGNATURE + AFTER.length;
  private static final HexFormat HEX = HexFormat.of();

  /** Signs a statement; its key must be the one that it names. */
  public static SignedHead sign(HeadStatement statement, HeadSigningKey key) {
    if (!statement.key().equals(key.open().id())) {
      throw new IllegalArgumentException("A head is signed by the key that it names");
    }
    byte[] signed = HeadJson.write(statement);
    byte[] signature = HEX.formatHex(key.sign(signed)).getBytes(UTF_8);
    byte[] line =
        ByteBuffer.allocate(signed.length - 1 + MEMBER)
            .put(signed, 0, signed.length - 1)
            .put(BEFORE)
            .put(signature)
            .put(AFTER)
            .array();
    return new SignedHead(statement, line);
  }

  /**
   * The head that a line says, its line feed optional. Its signature is not verified yet.
   *
   * @throws IllegalArgumentException if the line is no such head; the message says why
   */
  public static SignedHead read(byte[] line) {
    byte[] bare =
        line.length > 0 && line[line.length - 1] == '\n'
            ? Arrays.copyOf(line, line.length - 1)
            : line;
    int end = bare.length - MEMBER;
    if (end < 1
        || !Arrays.equals(bare, end, end + BEFORE.length, BEFORE, 0, BEFORE.length)
        || !Arrays.equals(bare, bare.length - AFTER.length, bare.length, AFTER, 0, AFTER.length)) {
      throw new IllegalArgumentException("The last member of a signed head is its signature");
    }
    var head = new SignedHead(HeadJson.read(signed(bare)), bare);
    head.signature(); // digits, even if nobody's; in one spelling, for nothing else covers them
    return head;
  }

  /** Whether {@code key} signed these bytes; which key should have, the statement says. */
  public boolean signedBy(HeadKey key) {
    return statement.key().equals(key.id()) && key.verifies(signed(line), signature());
  }

  /** SHA-256 of 0x02 and the line: what the next head names as the one before it. */
  public byte[] hash() {
    return Sha256.of(ByteBuffer.allocate(1 + line.length).put((byte) 0x02).put(line).array());
  }

  /** What the first head names as the one before it: 32 zero bytes. */
  public static byte[] noneBefore() {
    return new byte[Sha256.LENGTH];
  }

  private static byte[] signed(byte[] line) {
    byte[] signed = Arrays.copyOf(line, line.length - MEMBER + 1);
    signed[signed.length - 1] = '}';
    return signed;
  }

  private byte[] signature() {
    int from = line.length - AFTER.length - SIGNATURE;
    String digits = new String(line, from, SIGNATURE, UTF_8);
    byte[] signature = HEX.parseHex(digits);
    if (!HEX.formatHex(signature).equals(digits)) {
      throw new IllegalArgumentException("The signature of a head has lower-case digits");
    }
    return signature;
  }
}
