package org.outcomeledger.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's own files, by their paths from its root; what is built or kept locally is not. */
final class ProjectFiles {

  private static final Path ROOT = Path.of(System.getProperty("project.root", "..")).normalize();
  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", ".local", ".idea", ".vscode", ".cifuzz-corpus");

  private static final List<String> ALL = List.copyOf(walk());

  private ProjectFiles() {}

  /** Paths that end so, as {@code .java}. */
  static List<String> ending(String suffix) {
    return ALL.stream().filter(file -> file.endsWith(suffix)).toList();
  }

  /** Whether there is such a file or folder, from the root. */
  static boolean exists(String path) {
    return Files.exists(ROOT.resolve(path));
  }

  /** Whether some file has this path or ends in it. */
  static boolean someEndsIn(String path) {
    return ALL.stream().anyMatch(file -> file.equals(path) || file.endsWith("/" + path));
  }

  /** Where a file or folder is, by its path from the root. */
  static Path path(String file) {
    return ROOT.resolve(file);
  }

  static String text(String file) {
    return text(ROOT.resolve(file));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> walk() {
    List<String> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return !folder.equals(ROOT) && NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              files.add(ROOT.relativize(file).toString().replace('\\', '/'));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().sorted().toList();
  }
}
