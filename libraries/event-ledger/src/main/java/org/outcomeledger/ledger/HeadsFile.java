package org.outcomeledger.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.outcomeledger.format.SignedHead;

/** The file that every head is appended to. After a restart, the last one may come again. */
final class HeadsFile {

  private final Path path;
  private long written;

  HeadsFile(Path path) {
    this.path = path;
  }

  /** Appends a head unless it was appended already; returns once it is on the disk. */
  void append(SignedHead head) {
    if (head.statement().sequence() <= written) {
      return;
    }
    var line = new ByteArrayOutputStream();
    line.writeBytes(head.line());
    line.write('\n');
    try {
      Files.write(
          path,
          line.toByteArray(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException("Heads cannot be kept in " + path + ": " + e, e);
    }
    written = head.statement().sequence();
  }
}
