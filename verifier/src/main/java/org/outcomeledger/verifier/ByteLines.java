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
 * within a line. A reader of texts would take other bytes for a line's end, and replace some. Of a
 * line that is longer than any ledger's only the beginning is kept, so that no file can fill the
 * memory.
 */
final class ByteLines implements Closeable {

  /** An event has 64 KiB at most, and a head a few shards. */
  static final int LONGEST = 1 << 20;

  private static final long GREATEST_DOCUMENT = 256L << 20;

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
      if (line.size() <= LONGEST) {
        line.write(octet);
      }
      octet = in.read();
    }
    if (octet == '\n') {
      line.write(octet);
    }
    return Optional.of(line).filter(it -> it.size() > 0).map(ByteArrayOutputStream::toByteArray);
  }

  static boolean isTooLong(byte[] line) {
    return line.length > LONGEST;
  }

  /** The bytes of a document. */
  static byte[] document(Path file) throws IOException {
    if (Files.size(file) > GREATEST_DOCUMENT) {
      throw new IOException("the file %s is larger than any document is".formatted(file));
    }
    return Files.readAllBytes(file);
  }

  static boolean isWhole(byte[] line) {
    return line[line.length - 1] == '\n';
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
