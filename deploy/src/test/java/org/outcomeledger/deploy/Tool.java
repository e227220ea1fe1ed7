package org.outcomeledger.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that the machine has or has not: a test that needs it says so and is skipped. */
record Tool(String name, List<String> asked, String answer, String needed) {

  /** Its kustomize 5 merges and replaces; the one before version 1.27 knows neither. */
  static final Tool KUBECTL =
      new Tool(
          "kubectl",
          List.of("kubectl", "version", "--client"),
          "Kustomize Version: v5",
          "kubectl 1.27 or later (Debian 13: kubernetes-client)");

  static final Tool PROMTOOL =
      new Tool(
          "promtool",
          List.of("promtool", "--version"),
          "promtool",
          "promtool (Debian: prometheus)");

  static final Tool BASH = new Tool("bash", List.of("bash", "--version"), "GNU bash", "bash");

  static final Tool JQ = new Tool("jq", List.of("jq", "--version"), "jq-", "jq");

  void assumeInstalled() {
    boolean there = isThere();
    if (!there) {
      System.out.println("Skipped: without " + needed + " this is not tested.");
    }
    assumeTrue(there, needed);
  }

  private boolean isThere() {
    try {
      return run(asked).output().contains(answer);
    } catch (IOException e) {
      return false;
    }
  }

  /** Exit status and everything that it wrote. */
  Run run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(List.of(arguments));
    try {
      return run(command);
    } catch (IOException e) {
      throw new IllegalStateException(name + " is gone", e);
    }
  }

  private static Run run(List<String> command) throws IOException {
    Path output = Files.createTempFile("output", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new Run(process.waitFor(), Files.readString(output, UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + command + " ran", e);
    } finally {
      Files.delete(output);
    }
  }

  record Run(int status, String output) {}
}
