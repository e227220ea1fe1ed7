package org.outcomeledger.benchmark.house;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One request of a learning platform.
 *
 * @param events how many it posts
 */
public record PostRequest(Buffer body, int events) {

  /** One event in structured mode. */
  public static PostRequest single(String cloudEvent) {
    return new PostRequest(Buffer.buffer(cloudEvent), 1);
  }

  /** Several in batch mode. */
  public static PostRequest batch(List<String> cloudEvents) {
    return new PostRequest(
        Buffer.buffer("[" + String.join(",", cloudEvents) + "]"), cloudEvents.size());
  }

  boolean isBatch() {
    return body.getByte(0) == '[';
  }

  String contentType() {
    return isBatch() ? "application/cloudevents-batch+json" : "application/cloudevents+json";
  }

  /**
   * @throws IllegalStateException unless every event was accepted
   */
  void requireAccepted(int status, Buffer reply) {
    boolean accepted = isBatch() ? status == 200 && accepted(reply) == events : status == 201;
    if (!accepted) {
      throw new IllegalStateException("Not accepted: HTTP " + status + ": " + reply);
    }
  }

  private static int accepted(Buffer reply) {
    String text = reply.toString();
    int count = 0;
    int at = -1;
    while ((at = text.indexOf("\"accepted\"", at + 1)) >= 0) {
      count++;
    }
    return count;
  }
}
