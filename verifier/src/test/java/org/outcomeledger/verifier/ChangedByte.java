package org.outcomeledger.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One byte of an export.
 *
 * @param line the number of the line in which it stands, its line feed included
 */
record ChangedByte(Path file, int offset, int line) {

  static Stream<ChangedByte> ofFile(Path file) {
    byte[] bytes = read(file);
    int[] lines = new int[bytes.length];
    for (int i = 0, line = 1; i < bytes.length; i++) {
      lines[i] = line;
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return IntStream.range(0, bytes.length).mapToObj(i -> new ChangedByte(file, i, lines[i]));
  }

  /** What comes of it while this byte is another one. */
  <T> T changed(Random random, Supplier<T> what) throws IOException {
    byte[] bytes = read(file);
    byte was = bytes[offset];
    bytes[offset] = (byte) (was + 1 + random.nextInt(255));
    Files.write(file, bytes);
    T result = what.get();
    bytes[offset] = was;
    Files.write(file, bytes);
    return result;
  }

  /** How findings may name the place. */
  List<String> names(Path root) {
    if (file.getParent().equals(root)) {
      return List.of("heads.ndjson, line " + line + ":");
    }
    String ledger = file.getParent().getFileName().toString();
    String name = file.getFileName().toString().replaceFirst("\\..*", "");
    if (name.equals("keys")) {
      return List.of(ledger + ", keys.json:");
    }
    return List.of(
        "%s, shard %s, position %d:".formatted(ledger, name, line),
        "expected position %d of shard %s".formatted(line, name));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
