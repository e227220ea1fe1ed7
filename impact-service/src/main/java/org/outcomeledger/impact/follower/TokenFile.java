package org.outcomeledger.impact.follower;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A bearer token in a file that something else renews: read again when the file has changed, and
 * when the token was refused.
 */
public final class TokenFile implements LedgerToken {

  private final Path file;
  private FileTime readAt;
  private String token;

  public TokenFile(Path file) {
    this.file = file;
  }

  @Override
  public synchronized String header() {
    try {
      FileTime changedAt = Files.getLastModifiedTime(file);
      if (!changedAt.equals(readAt)) {
        token = Files.readString(file).strip();
        readAt = changedAt;
      }
      return "Bearer " + token;
    } catch (IOException e) {
      throw new LedgerRequestFailed(
          "The token for the ledgers (outcome-ledger.ledgers.token-file) cannot be read from "
              + file,
          e);
    }
  }

  @Override
  public synchronized void refused() {
    readAt = null;
  }
}
