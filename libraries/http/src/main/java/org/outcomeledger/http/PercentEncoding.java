package org.outcomeledger.http;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Text that is written in printable ASCII, with the bytes of all else as {@code %xx} (RFC 3986).
 */
public final class PercentEncoding {

  private static final int LENGTH_OF_ESCAPE = 3;

  private PercentEncoding() {}

  /**
   * What {@code text} says after one round of decoding; empty if it holds anything but printable
   * ASCII, an escape is malformed, or the bytes are not UTF-8.
   */
  public static Optional<String> decode(String text) {
    byte[] bytes = new byte[text.length()];
    int length = 0;
    int at = 0;
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (sign == '%' && isEscape(text, at)) {
        bytes[length++] = (byte) HexFormat.fromHexDigits(text, at + 1, at + LENGTH_OF_ESCAPE);
        at += LENGTH_OF_ESCAPE;
      } else if (sign != '%' && sign >= ' ' && sign <= '~') {
        bytes[length++] = (byte) sign;
        at++;
      } else {
        return Optional.empty();
      }
    }
    return UnicodeText.decode(bytes, length);
  }

  private static boolean isEscape(String text, int at) {
    return at + LENGTH_OF_ESCAPE <= text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }
}
