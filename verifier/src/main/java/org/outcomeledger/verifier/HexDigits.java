package org.outcomeledger.verifier;

import java.util.HexFormat;

/** Bytes as documents write them: one spelling, so that no digit can be changed for its like. */
final class HexDigits {

  private HexDigits() {}

  /**
   * The bytes that these digits are.
   *
   * @param what whose they are, for who has to look there
   * @throws IllegalArgumentException if they are not lower-case digits, two a byte
   */
  static byte[] read(String what, String digits) {
    if (digits.length() % 2 != 0 || !digits.matches("[0-9a-f]*")) {
      throw new IllegalArgumentException(what + " is not in lower-case hexadecimal digits");
    }
    return HexFormat.of().parseHex(digits);
  }
}
