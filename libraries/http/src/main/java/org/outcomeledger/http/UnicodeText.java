package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * Whether text is Unicode. A lenient reader lets overlong forms and lone surrogates in, which are
 * written out as something else than what was checked.
 */
public final class UnicodeText {

  private static final int WINDOW = 8192;

  /** What is below is composed already. */
  private static final char FIRST_COMBINING = '\u0300';

  private UnicodeText() {}

  /** Refuses bytes that are not UTF-8: malformed, overlong, surrogates, beyond U+10FFFF. */
  static void requireUtf8(byte[] bytes) {
    CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(Math.min(WINDOW, bytes.length + 1));
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    if (result.isError()) {
      throw new Refusal(
          ProblemType.MALFORMED_UTF_8,
          "The byte at offset " + in.position() + " does not begin a character of UTF-8.");
    }
  }

  /** The text that the first {@code length} bytes are in UTF-8; empty if they are not. */
  static Optional<String> decode(byte[] bytes, int length) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Whether every surrogate has its other half: JSON can spell one that does not. */
  public static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /**
   * The text in Normalization Form C: one name is one text, whether its accents were composed or
   * not.
   */
  public static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /** JSON Pointer to the first text that is not whole. */
  public static Optional<String> firstBroken(JsonNode node) {
    if (node.isTextual()) {
      return isWhole(node.textValue()) ? Optional.empty() : Optional.of("");
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        Optional<String> below = firstBroken(node.get(i));
        if (below.isPresent()) {
          return Optional.of("/" + i + below.get());
        }
      }
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      Optional<String> below =
          isWhole(field.getKey()) ? firstBroken(field.getValue()) : Optional.of("");
      if (below.isPresent()) {
        return Optional.of("/" + field.getKey() + below.get());
      }
    }
    return Optional.empty();
  }
}
