package org.outcomeledger.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a file as bytes, each with its line feed; the last one without where the file ends
 * within a line. A reader of texts would take other bytes for a line's end, and replace some.
 */
final class ByteLines implements Closeable {

  private final InputStream in;

  ByteLines(InputStream in) {
    this.in = in;
  }

  static ByteLines open(Path file) throws IOException {
    return new ByteLines(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  /** The next line; empty at the end. */
  Optional<byte[]> next() throws IOException {
    var line = new ByteArrayOutputStream(1024);
    int octet = in.read();
    while (octet >= 0 && octet != '\n') {
      line.write(octet);
      octet = in.read();
    }
    if (octet == '\n') {
      line.write(octet);
    }
    return Optional.of(line).filter(it -> it.size() > 0).map(ByteArrayOutputStream::toByteArray);
  }

  static boolean isWhole(byte[] line) {
    return line[line.length - 1] == '\n';
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
