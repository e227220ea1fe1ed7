package org.outcomeledger.project;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The sources of all services and libraries with some sealed types changed: each permits one more.
 * What the compiler then refuses are the places that have to say what the new ones mean.
 */
record ChangedSources(List<Permitted> changes) {

  /**
   * One change.
   *
   * @param sealedFile the source of the sealed type, as its path in the project
   */
  record Permitted(String sealedFile, String newType, String newSource) {

    private String in(Path file, String text) {
      return file.endsWith(sealedFile)
          ? text.replaceFirst("permits\\s", "permits " + newType + ", ")
          : text;
    }

    private JavaFileObject source() {
      return new Source(ProjectFiles.path(sealedFile).resolveSibling(newType + ".java"), newSource);
    }
  }

  ChangedSources {
    changes = List.copyOf(changes);
  }

  private static final List<String> MODULES =
      List.of(
          "libraries/event-contract",
          "libraries/ledger-format",
          "libraries/http",
          "libraries/database",
          "libraries/audit",
          "libraries/event-ledger",
          "libraries/event-posting",
          "libraries/indicators",
          "libraries/recount",
          "enrollment-service",
          "outcome-service",
          "impact-service");

  private static final List<String> SERVICES =
      List.of("enrollment-service", "outcome-service", "impact-service");

  /** The types, by their simple names, that no longer compile. */
  Set<String> refused() {
    var found = new DiagnosticCollector<JavaFileObject>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    javac.getTask(null, null, found, options(), null, sources()).call();
    return found.getDiagnostics().stream()
        .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
        .map(ChangedSources::place)
        .collect(toCollection(TreeSet::new));
  }

  private static String place(Diagnostic<? extends JavaFileObject> error) {
    if (!error.getCode().contains("not.exhaustive")) {
      throw new AssertionError("Not what this looks for: " + error.getMessage(Locale.ENGLISH));
    }
    return Path.of(error.getSource().getName()).getFileName().toString().replace(".java", "");
  }

  private static List<String> options() {
    return List.of(
        "-proc:none",
        "-nowarn",
        "-Xmaxerrs",
        "1000",
        "--should-stop=ifError=FLOW",
        "-d",
        output(),
        "-cp",
        libraries());
  }

  private static String output() {
    try {
      return Files.createTempDirectory("changed-sources").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the packaged services: all that they need but their own and the libraries of this house. */
  private static String libraries() {
    return String.join(
        System.getProperty("path.separator"),
        SERVICES.stream()
            .flatMap(it -> files(ProjectFiles.path(it + "/target/quarkus-app/lib")))
            .filter(it -> it.getFileName().toString().endsWith(".jar"))
            .filter(it -> !it.getFileName().toString().startsWith("org.outcomeledger."))
            .map(Path::toString)
            .distinct()
            .toList());
  }

  private List<JavaFileObject> sources() {
    List<JavaFileObject> sources = new ArrayList<>();
    for (String module : MODULES) {
      files(ProjectFiles.path(module + "/src/main/java"))
          .filter(it -> it.toString().endsWith(".java"))
          .forEach(it -> sources.add(source(it)));
    }
    changes.forEach(it -> sources.add(it.source()));
    return sources;
  }

  private JavaFileObject source(Path file) {
    String text = ProjectFiles.text(file);
    for (Permitted change : changes) {
      text = change.in(file, text);
    }
    return new Source(file, text);
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Package the services first: ./mvnw -DskipTests package", e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(Path file, String text) {
      super(file.toUri(), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
