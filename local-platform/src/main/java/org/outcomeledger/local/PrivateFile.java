package org.outcomeledger.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Files that only their owner may read (mode 600), never seen half written. */
final class PrivateFile {
  private PrivateFile() {}

  static void write(Path file, String content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // Made beside it with its final permissions: at no moment can anybody else open it.
      Path part =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              file.getFileName().toString(),
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(part, content.getBytes(StandardCharsets.UTF_8));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LocalServerException("Cannot write " + file + ": " + e, e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new LocalServerException("Cannot read " + file + ": " + e, e);
    }
  }

  /**
   * The secret kept in {@code file}: 256 random bits in URL-safe letters, made when there is none.
   */
  static String secret(Path file) {
    if (!Files.exists(file)) {
      write(file, random());
    }
    return read(file);
  }

  /** 256 random bits in URL-safe letters. */
  static String random() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
