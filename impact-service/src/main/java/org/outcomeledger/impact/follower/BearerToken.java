package org.outcomeledger.impact.follower;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A bearer token in a file that something else renews: read again when the file has changed, and
 * when the token was refused.
 */
final class BearerToken {

  private final Optional<Path> file;
  private FileTime readAt;
  private String token;

  /** Empty where no token is needed. */
  BearerToken(Optional<Path> file) {
    this.file = file;
  }

  /** The value of an {@code Authorization} header. */
  synchronized Optional<String> header() {
    return file.map(this::read);
  }

  /** The token was refused. */
  synchronized void refused() {
    readAt = null;
  }

  private String read(Path path) {
    try {
      FileTime changedAt = Files.getLastModifiedTime(path);
      if (!changedAt.equals(readAt)) {
        token = Files.readString(path).strip();
        readAt = changedAt;
      }
      return "Bearer " + token;
    } catch (IOException e) {
      throw new LedgerRequestFailed(
          "The token for the ledgers (outcome-ledger.ledgers.token-file) cannot be read from "
              + path,
          e);
    }
  }
}
