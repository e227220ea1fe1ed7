package org.outcomeledger.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Keycloak's programs, unpacked once per version and built for what they are used for here: that
 * takes longer than any of its starts.
 */
final class KeycloakBinaries {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);

  /** As its own script has them. */
  private static final List<String> OPENED =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED");

  /** Who asks for SSSD waits ten seconds for a system bus, where there is none. */
  private static final List<String> BUILD =
      List.of("build", "--db=dev-file", "--spi-storage--sssd--enabled=false");

  private KeycloakBinaries() {}

  /** The folder that has {@code conf}, {@code lib}, {@code providers} and {@code themes}. */
  static Path folder() {
    Path zip = ServerFiles.keycloakZip();
    return ProgramCache.folder(
        zip.getFileName().toString().replace(".zip", ""),
        folder -> {
          unzip(zip, folder);
          build(folder);
        });
  }

  /** With a file for a database. */
  private static void build(Path home) {
    Path log = home.resolve("build.log");
    ChildProcess build =
        ChildProcess.start(java(home, BUILD), Map.of(), log, ChildProcess.StopSignal.TERM);
    if (!build.endsWithin(BUILD_LIMIT) || build.ended().join() != 0) {
      build.kill();
      throw new LocalServerException("Keycloak's build failed: see " + log);
    }
  }

  /** The command that Keycloak's own script ends in: a child that is the server itself. */
  static List<String> java(Path home, List<String> arguments) {
    // It starts, answers a person now and then, and ends: compiling its code well costs more.
    List<String> options = List.of("-XX:MaxMetaspaceSize=256m", JavaCommand.COMPILED_ONCE);
    List<String> command = JavaCommand.with("-Xmx512m", options);
    command.addAll(OPENED);
    command.add("-Dkc.home.dir=" + home);
    command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.add("-Dpicocli.disable.closures=true");
    command.add(
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
    command.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
    command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    command.addAll(arguments);
    return command;
  }

  /** All of its one folder, without that folder. */
  private static void unzip(Path archive, Path into) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        Path target = into.resolve(entry.getName().replaceFirst("^[^/]+/", "")).normalize();
        if (!target.startsWith(into)) {
          throw new IOException(entry.getName() + " leads out of its folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, target);
          }
        }
      }
    }
  }
}
