package org.outcomeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kafka's own tools speak to the broker, each in a process of its own: its client is on no class
 * path of ours.
 */
@Execution(ExecutionMode.CONCURRENT)
class KafkaBrokerTest {
  @Test
  void anAcknowledgedRecordIsThereAfterAKillAndANewStart(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    Path log = folder.resolve("kafka.log");
    try (KafkaBroker broker = KafkaBroker.start(data, FreePort.any(), log)) {
      assertThat(tool(folder, broker, "", "TopicCommand", "--create", "--topic", "facts"))
          .contains("Created topic");
      tool(folder, broker, "kept\n", "ConsoleProducer", "--topic", "facts", "--sync");
      broker.kill();
    }
    try (KafkaBroker again = KafkaBroker.start(data, FreePort.any(), log)) {
      assertThat(read(folder, again)).contains("kept");
    }
    assertThat(Files.readString(log)).contains("Kafka Server started");
  }

  @Test
  void whatThreeBrokersAcknowledgedOutlivesOneOfThem(@TempDir Path folder) throws Exception {
    List<Integer> ports = List.of(FreePort.any(), FreePort.any(), FreePort.any());
    List<KafkaBroker> brokers = startTogether(folder, KafkaMember.advertisedAt(ports, ports));
    try {
      KafkaBroker first = brokers.getFirst();
      tool(folder, first, "", "TopicCommand", "--create", "--topic", "facts");
      tool(folder, first, "kept\n", "ConsoleProducer", "--topic", "facts", "--sync");
      assertThat(tool(folder, first, "", "TopicCommand", "--describe", "--topic", "facts"))
          .contains("ReplicationFactor: 3")
          .contains("min.insync.replicas=2");
      first.kill();

      assertThat(read(folder, brokers.get(1))).contains("kept");
    } finally {
      brokers.forEach(KafkaBroker::kill);
    }
  }

  private static List<KafkaBroker> startTogether(Path folder, List<KafkaMember> members)
      throws Exception {
    List<KafkaBroker> brokers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(members.size())) {
      List<Callable<KafkaBroker>> starts = new ArrayList<>();
      for (KafkaMember it : members) {
        Path log = folder.resolve("kafka-" + it.id() + ".log");
        starts.add(() -> KafkaBroker.startMember(data(folder, it), log, it));
      }
      for (Future<KafkaBroker> started : threads.invokeAll(starts)) {
        brokers.add(started.get());
      }
    }
    return brokers;
  }

  private static Path data(Path folder, KafkaMember member) {
    return folder.resolve(member.id() == 1 ? "data" : "data-" + member.id());
  }

  private static String read(Path folder, KafkaBroker broker) throws Exception {
    List<String> reading =
        List.of(
            "consumer.ConsoleConsumer",
            "--topic",
            "facts",
            "--from-beginning",
            "--max-messages",
            "1",
            "--timeout-ms",
            "20000");
    return tool(folder, broker, "", reading.toArray(String[]::new));
  }

  private static String tool(
      Path folder, KafkaBroker broker, String input, String... toolAndArguments)
      throws IOException, InterruptedException {
    List<String> command =
        KafkaBroker.tool(
            folder.resolve("data"), List.of("org.apache.kafka.tools." + toolAndArguments[0]));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.command().addAll(List.of(toolAndArguments).subList(1, toolAndArguments.length));
    builder.command().addAll(List.of("--bootstrap-server", broker.bootstrapServers()));
    Path output = Files.createTempFile(folder, "tool-", ".out");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(Files.writeString(folder.resolve("input"), input).toFile());
    assertThat(builder.start().waitFor())
        .describedAs(() -> String.join(" ", toolAndArguments) + ": " + read(output))
        .isZero();
    return read(output);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
