package org.outcomeledger.local;

/**
 * A server could not be started or used. The message is one that a user can act on; it appears as
 * it is on the terminal.
 */
public final class LocalServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalServerException(String message) {
    super(message);
  }

  public LocalServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
