package org.outcomeledger.local;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Programs that are unpacked once per version into the user's cache folder. Two JVMs that unpack at
 * the same time both end with a whole folder: each unpacks beside it and moves it there in one
 * step.
 */
final class ProgramCache {
  private ProgramCache() {}

  /** Fills an empty folder. */
  interface Unpacking {
    void into(Path folder) throws IOException;
  }

  /** The folder of this name; filled when it is not there yet. */
  static Path folder(String name, Unpacking unpacking) {
    Path kept = cache().resolve(name);
    if (!Files.isDirectory(kept)) {
      try {
        unpackTo(kept, unpacking);
      } catch (IOException e) {
        throw new LocalServerException(name + " cannot be unpacked to " + kept + ": " + e, e);
      }
    }
    return kept;
  }

  private static Path cache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home"));
    return (xdg == null || xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg))
        .resolve("outcome-ledger");
  }

  private static void unpackTo(Path kept, Unpacking unpacking) throws IOException {
    Files.createDirectories(kept.getParent());
    Path part = Files.createTempDirectory(kept.getParent(), "unpacking-");
    try {
      unpacking.into(part);
      Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (DirectoryNotEmptyException
        | FileAlreadyExistsException
        | AtomicMoveNotSupportedException e) {
      // another JVM was first, and its folder is as whole as ours
    } finally {
      Folders.delete(part);
    }
  }
}
