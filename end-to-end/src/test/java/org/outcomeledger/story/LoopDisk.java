package org.outcomeledger.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.outcomeledger.local.SystemTools;

/**
 * A disk of its own in a file, which can be filled to the last block by a ballast file that is
 * deleted again. Needs root, mkfs.ext4 and a system that mounts.
 */
final class LoopDisk implements AutoCloseable {

  private static final String SIZE = "12G"; // of which the file takes what is written
  private static final long LEAST_BYTES = 4096;

  private final Path folder;
  private final Path ballast;

  private LoopDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /** One of this name in a new folder below {@code parent}; empty where nothing can be mounted. */
  static Optional<LoopDisk> mount(Path parent, String name) {
    try {
      Path image = parent.resolve(name + ".img").toAbsolutePath();
      Path folder = Files.createDirectories(parent.resolve(name + "-disk").toAbsolutePath());
      boolean mounted =
          SystemTools.runs("truncate", "-s", SIZE, image.toString())
              && SystemTools.runs("mkfs.ext4", "-q", "-m", "0", image.toString())
              && SystemTools.runs("mount", "-o", "loop", image.toString(), folder.toString());
      return mounted ? Optional.of(new LoopDisk(folder)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is mounted. */
  Path folder() {
    return folder;
  }

  /** Takes all that is left, in pieces that become smaller until none fits any more. */
  void fill() {
    try {
      long taken = 0;
      for (long piece = Files.getFileStore(folder).getUsableSpace(); piece >= LEAST_BYTES; ) {
        if (SystemTools.runs("fallocate", "-o", "" + taken, "-l", "" + piece, ballast.toString())) {
          taken += piece;
        } else {
          piece /= 2;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whoever uses it has ended; the file stays, with what was on the disk. */
  @Override
  public void close() {
    if (!SystemTools.runs("umount", "-l", folder.toString())) {
      throw new IllegalStateException("Cannot unmount " + folder + ": run umount");
    }
  }
}
