package org.outcomeledger.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.outcomeledger.format.SignedHead;

/**
 * The file that heads are appended to, a line each. After a restart, the last one may come again;
 * where a disk was full, half a line may be left, and the next head begins a line of its own.
 */
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
    try {
      if (endsWithinALine()) {
        line.write('\n');
      }
      line.writeBytes(head.line());
      line.write('\n');
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

  private boolean endsWithinALine() throws IOException {
    if (!Files.exists(path) || Files.size(path) == 0) {
      return false;
    }
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      var last = ByteBuffer.allocate(1);
      file.position(file.size() - 1).read(last);
      return last.get(0) != '\n';
    }
  }
}
