package org.outcomeledger.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per version into the user's cache folder. Two JVMs that
 * unpack at the same time both end with a whole folder: each unpacks beside it and moves it there
 * in one step.
 */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** The folder that has {@code bin}, {@code lib} and {@code share}. */
  static Path folder() {
    Path jar = ServerFiles.postgresJar();
    Path kept = cache().resolve(jar.getFileName().toString().replace(".jar", ""));
    if (!Files.isDirectory(kept)) {
      try {
        unpackTo(kept, jar);
      } catch (IOException e) {
        throw new LocalServerException(
            "PostgreSQL cannot be unpacked from " + jar + " to " + kept + ": " + e, e);
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

  private static void unpackTo(Path kept, Path jar) throws IOException {
    Files.createDirectories(kept.getParent());
    Path part = Files.createTempDirectory(kept.getParent(), "unpacking-");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry archive =
          zip.stream().filter(entry -> entry.getName().endsWith(".txz")).findFirst().orElseThrow();
      try (InputStream xz =
          new XZInputStream(new BufferedInputStream(zip.getInputStream(archive)))) {
        untar(xz, part);
      }
    }
    try {
      Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (DirectoryNotEmptyException
        | FileAlreadyExistsException
        | AtomicMoveNotSupportedException e) {
      Folders.delete(part); // another JVM was first, and its folder is as whole as ours
    }
  }

  private static void untar(InputStream xz, Path into) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(xz)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          write(tar, entry, target);
        }
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    Set<PosixFilePermission> permissions =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    if ((entry.getMode() & 0100) != 0) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
    }
    Files.setPosixFilePermissions(target, permissions);
  }
}
