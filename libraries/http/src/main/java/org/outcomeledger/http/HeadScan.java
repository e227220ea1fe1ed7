package org.outcomeledger.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/** Counts the bytes and lines of heads as they arrive, up to the empty line that ends one. */
final class HeadScan implements ByteProcessor {

  private boolean lineIsEmpty;
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
      if (lineIsEmpty) {
        return false;
      }
      lines++;
      lineIsEmpty = true;
    } else if (next != '\r') {
      lineIsEmpty = false;
    }
    return true;
  }

  /** A new head. */
  void begin() {
    lineIsEmpty = false;
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
