package org.outcomeledger.posting;

import java.io.IOException;
import java.io.InputStream;

/** What a caller sent, within a limit. */
final class Body {

  static final int MOST_BYTES = 8 << 20;

  /** Longer bodies get their answer at once and lose the connection. */
  static final long MOST_BYTES_READ = 64L << 20;

  private Body() {}

  /** The whole body, as {@link CompactBodies} has collected it. */
  static byte[] read(InputStream collected) {
    try {
      byte[] body = collected.readAllBytes();
      if (body.length > MOST_BYTES) {
        throw tooLarge();
      }
      return body;
    } catch (IOException e) {
      throw new IllegalStateException("It is in memory", e);
    }
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
