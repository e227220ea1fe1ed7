package org.outcomeledger.posting;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what a caller sends, within a limit.
 *
 * <p>A connection that is cut while its caller still writes loses the reply. So what is too long is
 * read on and thrown away, up to a second limit: the caller gets to know why.
 */
final class Body {

  static final int MOST_BYTES = 8 << 20;

  /** Longer bodies get their answer at once and lose the connection. */
  static final long MOST_BYTES_READ = 64L << 20;

  private Body() {}

  static byte[] read(InputStream in) {
    try {
      byte[] body = in.readNBytes(MOST_BYTES + 1);
      if (body.length <= MOST_BYTES) {
        return body;
      }
      in.skip(MOST_BYTES_READ - body.length);
    } catch (IOException e) {
      throw new Refusal(
          "incomplete-body", "The body did not arrive whole", 400, "Send it again.", null);
    }
    throw tooLarge();
  }

  static Refusal tooLarge() {
    return new Refusal(
        "body-too-large",
        "The body is too large",
        413,
        "A body has at most 8 MiB (8,388,608 bytes): post smaller batches.",
        null);
  }
}
