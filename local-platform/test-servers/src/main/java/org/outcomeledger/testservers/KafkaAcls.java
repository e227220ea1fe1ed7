package org.outcomeledger.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.outcomeledger.local.LocalServerException;

/** The rules of {@code deploy/kafka/acls.txt}: what each service may do at Kafka. */
public record KafkaAcls(List<AclBinding> rules) {

  public KafkaAcls {
    rules = List.copyOf(rules);
  }

  /** Those that an installation has. */
  public static KafkaAcls ofServices() {
    Path file = Path.of(System.getProperty("project.root"), "deploy/kafka/acls.txt");
    try (Stream<String> lines = Files.lines(file)) {
      return new KafkaAcls(
          lines.filter(line -> !line.startsWith("#")).flatMap(KafkaAcls::rules).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<AclBinding> rules(String line) {
    String[] words = line.split(" +");
    return Stream.of(words).skip(3).map(it -> rule(words[0], pattern(words[1], words[2]), it));
  }

  private static AclBinding rule(String service, ResourcePattern resource, String operation) {
    return new AclBinding(
        resource,
        new AccessControlEntry(
            "User:" + service,
            "*",
            AclOperation.fromString(operation.replace('-', '_').toUpperCase(Locale.ROOT)),
            AclPermissionType.ALLOW));
  }

  private static ResourcePattern pattern(String kind, String name) {
    boolean prefix = name.endsWith("*");
    return new ResourcePattern(
        ResourceType.fromString(kind.toUpperCase(Locale.ROOT)),
        prefix ? name.substring(0, name.length() - 1) : name,
        prefix ? PatternType.PREFIXED : PatternType.LITERAL);
  }

  /** Has a broker follow them. */
  void apply(Map<String, Object> kafka) {
    try (Admin admin = Admin.create(kafka)) {
      admin.createAcls(rules).all().get();
    } catch (ExecutionException e) {
      throw new LocalServerException("Kafka takes no rules: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether a service may do this with a topic. */
  public boolean allow(String service, AclOperation operation, String topic) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.pattern().resourceType() == ResourceType.TOPIC
                    && rule.pattern().name().equals(topic)
                    && rule.entry().principal().equals("User:" + service)
                    && rule.entry().operation() == operation);
  }
}
