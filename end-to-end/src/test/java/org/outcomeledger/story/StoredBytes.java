package org.outcomeledger.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.outcomeledger.local.LiveFolder;

/** Looks for values in every file below a folder, byte by byte. */
final class StoredBytes {

  private StoredBytes() {}

  /** By value: the files in which it stands, as their paths below the folder. */
  static Map<String, Set<String>> find(Path folder, Collection<String> values) {
    Map<String, Set<String>> found = new TreeMap<>();
    try {
      LiveFolder.files(folder).forEach(file -> find(folder, file, values, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static void find(
      Path folder, Path file, Collection<String> values, Map<String, Set<String>> found) {
    String bytes = bytes(file);
    for (String value : values) {
      if (bytes.contains(value)) {
        found.computeIfAbsent(value, it -> new TreeSet<>()).add(folder.relativize(file).toString());
      }
    }
  }

  /** A text as it stands in a file. */
  static String text(String value) {
    return new String(value.getBytes(UTF_8), ISO_8859_1);
  }

  /** A UUID as a column of its type has it. */
  static String binary(UUID value) {
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(value.getMostSignificantBits())
            .putLong(value.getLeastSignificantBits())
            .array();
    return new String(bytes, ISO_8859_1);
  }

  /** Each byte as one character; nothing where the server has just deleted the file. */
  private static String bytes(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
