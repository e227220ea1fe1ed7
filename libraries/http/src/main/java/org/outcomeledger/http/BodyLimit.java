package org.outcomeledger.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;

/**
 * How much a caller may send, and what answers more than that. Read from the settings at its first
 * use, for the framework makes filters before there are settings.
 */
@ApplicationScoped
public class BodyLimit {

  private static final int MEBIBYTE = 1 << 20;
  private static final int MOST_OF_STRANGERS = 16 << 10;

  private final int most;

  @Inject
  BodyLimit(ServiceConfig config) {
    this(config.bodyLimit().asBigInteger().intValueExact());
  }

  private BodyLimit(int most) {
    this.most = most;
  }

  /**
   * What whoever has no token may send: a token, and little more. They share one account of the
   * memory, which a few large bodies would use up.
   */
  public BodyLimit ofStrangers() {
    return new BodyLimit(Math.min(most, MOST_OF_STRANGERS));
  }

  /**
   * The whole body, as {@link CompactBodies} has collected it.
   *
   * @throws Refusal if it is too large
   * @throws CancellationException if its sender has hung up, and nobody hears an answer
   */
  public byte[] read(InputStream collected) {
    try {
      byte[] body = collected.readAllBytes();
      if (body.length > most) {
        throw new Refusal(tooLarge());
      }
      return body;
    } catch (IOException e) {
      throw new IllegalStateException("The body is in memory", e);
    }
  }

  int most() {
    return most;
  }

  /**
   * Longer bodies are answered at once and lose the connection. The same for all services, small as
   * their own limits may be: who sends too much hears why, and nothing of it is kept.
   */
  long mostReceived() {
    return Math.max(most, 64L * MEBIBYTE);
  }

  Problem tooLarge() {
    String size = most >= MEBIBYTE ? most / MEBIBYTE + " MiB" : (most >> 10) + " KiB";
    return Problem.of(
        ProblemType.BODY_TOO_LARGE,
        "A body has at most %s (%,d bytes): send less at once.".formatted(size, most));
  }
}
