package org.outcomeledger.benchmark.million;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks a JVM of this machine about itself. */
final class Jcmd {

  private Jcmd() {}

  /** What it answers. */
  static String ask(ProcessHandle jvm, String... question) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(String.valueOf(jvm.pid()));
    command.addAll(List.of(question));
    Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
