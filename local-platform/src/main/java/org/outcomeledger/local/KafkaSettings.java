package org.outcomeledger.local;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The files that a broker is started with: written anew at every start, because ports may differ
 * from one to the next.
 */
final class KafkaSettings {
  /**
   * Any id will do for a cluster that nobody joins later; a fixed one lets a kept folder be started
   * again.
   */
  static final String CLUSTER = "b3V0Y29tZS1sZWRnZXItMQ";

  private KafkaSettings() {}

  static Path formatted(Path data) {
    return data.resolve("records").resolve("meta.properties");
  }

  static Path log4j(Path data) {
    return data.resolve("log4j2.xml");
  }

  /** Writes both files and returns the broker's. */
  static Path write(
      Path data,
      int port,
      Path log,
      Optional<KafkaSecurity> security,
      Optional<KafkaMember> member) {
    try {
      Files.createDirectories(data);
      Files.writeString(log4j(data), LOG4J.replace("${log}", log.toAbsolutePath().toString()));
      Path settings = data.resolve("server.properties");
      StringWriter text = new StringWriter();
      Properties properties = properties(data, port, security);
      member.ifPresent(it -> properties.putAll(it.settings()));
      properties.store(text, null);
      return Files.writeString(settings, text.toString());
    } catch (IOException e) {
      throw new LocalServerException("Kafka's settings cannot be written to " + data + ": " + e, e);
    }
  }

  private static Properties properties(Path data, int port, Optional<KafkaSecurity> security) {
    int controller = FreePort.any(); // only the node itself talks to it
    Properties properties = new Properties();
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", "1");
    properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controller);
    properties.setProperty(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
    properties.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    properties.setProperty("controller.listener.names", "CONTROLLER");
    properties.setProperty("log.dirs", data.resolve("records").toAbsolutePath().toString());
    properties.setProperty("auto.create.topics.enable", "false");
    // Whose retention has passed is gone within seconds: a broker of one looks through few files.
    properties.setProperty("log.retention.check.interval.ms", "10000");
    alone(properties);
    security.ifPresent(it -> properties.putAll(it.settings(port, controller)));
    return properties;
  }

  /**
   * Kafka's own topics ask for three brokers and much memory, unless they are told that there is
   * one small one.
   */
  private static void alone(Properties properties) {
    properties.setProperty("offsets.topic.replication.factor", "1");
    properties.setProperty("offsets.topic.num.partitions", "4");
    properties.setProperty("transaction.state.log.replication.factor", "1");
    properties.setProperty("transaction.state.log.min.isr", "1");
    properties.setProperty("transaction.state.log.num.partitions", "4");
    properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
    properties.setProperty("share.coordinator.state.topic.min.isr", "1");
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
    properties.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
    // Who was killed may not come back before its own session is over, and nobody takes its place.
    properties.setProperty("broker.session.timeout.ms", "3000");
    properties.setProperty("broker.heartbeat.interval.ms", "500");
  }

  private static final String LOG4J =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Configuration status="WARN">
        <Appenders>
          <RollingFile name="file" fileName="${log}" filePattern="${log}.%i">
            <PatternLayout pattern="%d{ISO8601} %-5p %c{1}: %m%n"/>
            <SizeBasedTriggeringPolicy size="10MB"/>
            <DefaultRolloverStrategy max="3"/>
          </RollingFile>
        </Appenders>
        <Loggers>
          <Root level="INFO">
            <AppenderRef ref="file"/>
          </Root>
          <Logger name="kafka.authorizer.logger" level="WARN"/>
          <Logger name="org.apache.kafka.clients" level="WARN"/>
        </Loggers>
      </Configuration>
      """;
}
