package org.outcomeledger.local.learning;

/**
 * What was posted was answered in a way that posting it again cannot change; the message quotes the
 * answer.
 */
public final class PostingFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PostingFailed(String message) {
    super(message);
  }
}
