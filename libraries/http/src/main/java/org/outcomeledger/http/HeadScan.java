package org.outcomeledger.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/**
 * Counts the bytes and lines of heads as they arrive, up to the empty line that ends one. As the
 * decoder does, it passes over what is no text before the first line.
 */
final class HeadScan implements ByteProcessor {

  private boolean hasBegun;
  private boolean lineIsEmpty;
  private boolean isAfterReturn;
  private int bytes;
  private int lines;

  /** Counts on in these bytes, which are not taken out of the buffer. */
  void scan(ByteBuf arrived) {
    arrived.forEachByte(this);
  }

  @Override
  public boolean process(byte next) {
    bytes++;
    if (next == '\n') {
      if (hasBegun && lineIsEmpty) {
        return false;
      }
      lines++;
      lineIsEmpty = true;
    } else if (next != '\r' || isAfterReturn) { // only the one before the end is not of the line
      lineIsEmpty = false;
      hasBegun |= isText(next);
    }
    isAfterReturn = next == '\r';
    return true;
  }

  private static boolean isText(byte next) {
    int character = Byte.toUnsignedInt(next);
    return !Character.isISOControl(character) && !Character.isWhitespace(character);
  }

  /** A new head. */
  void begin() {
    hasBegun = false;
    lineIsEmpty = false;
    isAfterReturn = false;
    bytes = 0;
    lines = 0;
  }

  int bytes() {
    return bytes;
  }

  int lines() {
    return lines;
  }
}
