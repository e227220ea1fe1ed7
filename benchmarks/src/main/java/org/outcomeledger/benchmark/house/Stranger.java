package org.outcomeledger.benchmark.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.benchmark.CpuClock;

/**
 * Who has the verifier's jar and a folder, and runs one command of it after the other, each in a
 * JVM of its own.
 *
 * @param folder where the commands run
 * @param jvmOptions of every JVM
 */
public record Stranger(Path folder, List<String> jvmOptions) {

  private static final Path JAR = Path.of("verifier/target/verifier.jar").toAbsolutePath();

  public Stranger {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /**
   * A command that ended well.
   *
   * @param seconds from the launch of its JVM to its end
   * @param cpuSeconds of its JVM
   */
  public record Finished(double seconds, double cpuSeconds, String output) {}

  /**
   * Runs a command.
   *
   * @throws IllegalStateException if it does not end with 0
   */
  public Finished run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    CpuClock cpu = CpuClock.alone(ProcessHandle.current());
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exitCode = process.waitFor();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (exitCode != 0) {
      throw new IllegalStateException("The verifier ended with " + exitCode + ": " + output);
    }
    return new Finished(seconds, cpu.seconds(), output);
  }
}
