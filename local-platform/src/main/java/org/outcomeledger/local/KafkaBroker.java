package org.outcomeledger.local;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Kafka broker (KRaft, a node that is its own controller; alone, or one of several) as a
 * child of this JVM, on loopback, with its data in a folder that it keeps. Topics are never created
 * by themselves. A record that it acknowledged survives {@code kill -9} of the process, because the
 * system keeps what was written; it may not survive a power cut, because there is no fsync: the
 * ledgers are the truth.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final Path data;
  private final int port;
  private final ChildProcess process;
  private final Optional<KafkaSecurity> security;

  private KafkaBroker(Path data, int port, ChildProcess process, Optional<KafkaSecurity> security) {
    this.data = data;
    this.port = port;
    this.process = process;
    this.security = security;
  }

  /**
   * Starts a broker on {@code data}, which is formatted when it is not yet, and returns when it
   * answers requests.
   *
   * @throws LocalServerException when it does not come up; the message names the log
   */
  public static KafkaBroker start(Path data, int port, Path log) {
    return start(data, port, log, Optional.empty(), Optional.empty());
  }

  /** Starts one that takes nothing but SASL over TLS. */
  public static KafkaBroker startSecured(Path data, int port, Path log, KafkaSecurity security) {
    return start(data, port, log, Optional.of(security), Optional.empty());
  }

  /** Starts one of several; it answers once most of them run, so start them together. */
  public static KafkaBroker startMember(Path data, Path log, KafkaMember member) {
    return start(data, member.port(), log, Optional.empty(), Optional.of(member));
  }

  private static KafkaBroker start(
      Path data,
      int port,
      Path log,
      Optional<KafkaSecurity> security,
      Optional<KafkaMember> member) {
    Path settings = KafkaSettings.write(data, port, log, security, member);
    if (!Files.exists(KafkaSettings.formatted(data))) {
      run(
          List.of(
              "kafka.tools.StorageTool",
              "format",
              "-t",
              KafkaSettings.CLUSTER,
              "-c",
              settings.toString()),
          data);
    }
    ChildProcess process =
        ChildProcess.start(
            java(data, "-Xmx384m", List.of(), List.of("kafka.Kafka", settings.toString())),
            Map.of(),
            console(data),
            ChildProcess.StopSignal.TERM);
    KafkaBroker broker = new KafkaBroker(data, port, process, security);
    if (!broker.answers(Instant.now().plus(START_LIMIT))) {
      broker.close();
      throw new LocalServerException(
          "Kafka did not start on port " + port + ": see " + log + " and " + console(data));
    }
    return broker;
  }

  /** Runs one of Kafka's own tools to its end. */
  private static void run(List<String> mainAndArguments, Path data) {
    ChildProcess tool =
        ChildProcess.start(
            tool(data, mainAndArguments), Map.of(), console(data), ChildProcess.StopSignal.TERM);
    if (!tool.endsWithin(START_LIMIT) || tool.ended().join() != 0) {
      tool.kill();
      throw new LocalServerException(
          "Kafka's " + mainAndArguments.getFirst() + " failed: see " + console(data));
    }
  }

  /**
   * Runs one of Kafka's own tools to its end, and returns what it said on both outputs.
   *
   * @throws LocalServerException when it ends with an error
   */
  public String tool(String... mainAndArguments) {
    try {
      Process tool =
          new ProcessBuilder(tool(data, List.of(mainAndArguments)))
              .redirectErrorStream(true)
              .start();
      String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (tool.waitFor() != 0) {
        throw new LocalServerException("Kafka's " + mainAndArguments[0] + " failed: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new LocalServerException("Cannot run Kafka's " + mainAndArguments[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalServerException("Interrupted while Kafka's tool ran", e);
    }
  }

  /** What the records of a topic take on disk, with what was not yet deleted. */
  public long bytesOf(String topic) throws IOException {
    return LiveFolder.files(data.resolve("records")).stream()
        .filter(file -> file.getParent().getFileName().toString().matches(topic + "-\\d+"))
        .filter(file -> file.toString().endsWith(".log"))
        .mapToLong(file -> file.toFile().length())
        .sum();
  }

  /** What the JVM itself says; everything else goes to the log that log4j writes. */
  private static Path console(Path data) {
    return data.resolve("console.log");
  }

  /** A program of Kafka that has one thing to do. */
  static List<String> tool(Path data, List<String> mainAndArguments) {
    return java(data, "-Xmx256m", List.of(JavaCommand.COMPILED_ONCE), mainAndArguments);
  }

  /** Its classes are kept as they were loaded: whoever runs it again begins in half the time. */
  private static List<String> java(
      Path data, String heap, List<String> options, List<String> mainAndArguments) {
    List<String> command = JavaCommand.with(heap, options);
    command.add("-XX:+AutoCreateSharedArchive");
    command.add("-XX:SharedArchiveFile=" + ServerFiles.kafkaClasses(mainAndArguments.getFirst()));
    command.addAll(List.of("-Dlog4j2.configurationFile=" + KafkaSettings.log4j(data), "-cp"));
    command.add(ServerFiles.kafkaClassPath());
    command.addAll(mainAndArguments);
    return command;
  }

  private boolean answers(Instant deadline) {
    while (Instant.now().isBefore(deadline) && !process.endsWithin(Duration.ofMillis(100))) {
      if (security.map(it -> it.answers(port)).orElseGet(this::handshake)) {
        return true;
      }
    }
    return false;
  }

  /** ApiVersions, version 0: the one request that every broker answers to every client. */
  private boolean handshake() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
      socket.setSoTimeout(5_000);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(10); // size of what follows
      out.writeShort(18); // ApiVersions
      out.writeShort(0); // version
      out.writeInt(1); // correlation id
      out.writeShort(-1); // no client id
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.readInt(); // size
      return in.readInt() == 1 && in.readShort() == 0;
    } catch (IOException e) {
      return false; // not listening yet, or cut off while it starts: the caller asks again until
      // its deadline
    }
  }

  public int port() {
    return port;
  }

  public String bootstrapServers() {
    return address(port);
  }

  static String address(int port) {
    return "127.0.0.1:" + port;
  }

  /** The process that a fault test kills, or looks after. */
  public ProcessHandle process() {
    return process.handle();
  }

  /** {@code kill -9} of the server's own process and of nothing else; returns when it is gone. */
  public void kill() {
    process.crash();
  }

  ChildProcess child() {
    return process;
  }

  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }
}
