package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What production promises: nothing acknowledged is on one disk only, and what comes in is what the
 * world may call.
 */
class ProductionTest {
  private static final Set<String> SERVICES =
      Set.of("enrollment-service", "outcome-service", "impact-service");
  private static final Set<String> DATABASES =
      Set.of("enrollment-postgresql", "outcome-postgresql", "impact-postgresql");

  @Test
  void nothingIsAcknowledgedThatOneDiskAloneHas() {
    assertThat(Overlay.production().specs("Cluster")).containsOnlyKeys(DATABASES);
    for (Map<String, Object> cluster : Overlay.production().specs("Cluster").values()) {
      Map<String, Object> postgresql = map(cluster.get("postgresql"));
      assertThat(cluster)
          .containsEntry("instances", 3)
          .containsEntry("enableSuperuserAccess", false);
      assertThat(map(postgresql.get("synchronous")))
          .containsEntry("number", 1)
          .containsEntry("dataDurability", "required");
      assertThat(list(postgresql.get("pg_hba")).toString())
          .isEqualTo("[hostnossl all all all reject]");
      assertThat(map(cluster.get("affinity"))).containsEntry("podAntiAffinityType", "required");
    }
  }

  @Test
  void everyDatabaseIsBackedUpEachNightAndNoCopyOutlivesWhatWasErased() {
    assertThat(Overlay.production().specs("ScheduledBackup")).containsOnlyKeys(DATABASES);
    Overlay.production()
        .specs("ScheduledBackup")
        .forEach(
            (name, backup) -> {
              assertThat(map(backup.get("cluster"))).containsEntry("name", name);
              assertThat(backup).containsEntry("schedule", "0 0 1 * * *");
            });
    assertThat(Overlay.production().specs("Cluster").values())
        .extracting(cluster -> map(cluster.get("backup")).get("retentionPolicy"))
        .containsOnly("28d");
  }

  @Test
  void theWritingServicesDatabasesDifferInNothingButTheirName() throws IOException {
    Path folder = Overlay.folder("production");
    String enrollment = Files.readString(folder.resolve("enrollment-postgresql.yaml"));
    assertThat(folder.resolve("outcome-postgresql.yaml"))
        .hasContent(enrollment.replace("enrollment", "outcome"));
  }

  @Test
  void kafkaKeepsThreeCopiesAndAcknowledgesWithTwo() {
    Map<String, Object> kafka =
        map(Overlay.production().specs("Kafka").get("outcome-ledger").get("kafka"));
    assertThat(map(kafka.get("authorization"))).containsEntry("type", "simple");
    assertThat(map(kafka.get("config")))
        .containsEntry("default.replication.factor", 3)
        .containsEntry("min.insync.replicas", 2)
        .containsEntry("auto.create.topics.enable", false)
        .containsEntry("unclean.leader.election.enable", false);
    assertThat(map(list(kafka.get("listeners")).getFirst())).containsEntry("tls", true);
    assertThat(list(kafka.get("listeners"))).hasSize(1);
    assertThat(Overlay.production().specs("KafkaNodePool").get("nodes"))
        .containsEntry("replicas", 3);
  }

  /** As KafkaTopic makes them where nobody did: 28 days and a segment of one more are below 30. */
  @Test
  void whatNamesLearnersIsGoneFromKafkaWithinThirtyDays() {
    Map<String, Map<String, Object>> topics = Overlay.production().specs("KafkaTopic");
    assertThat(topics)
        .containsOnlyKeys(
            "enrollment-events",
            "outcome-events",
            "learner-erasures",
            "learner-erasures-done",
            "ledger-heads");
    topics.forEach(
        (name, topic) -> {
          boolean personal = !Set.of("learner-erasures-done", "ledger-heads").contains(name);
          assertThat(topic)
              .containsEntry("replicas", 3)
              .containsEntry("partitions", name.endsWith("-events") ? 8 : 1);
          Map<String, Object> config = map(topic.get("config"));
          assertThat(config)
              .containsEntry("cleanup.policy", "delete")
              .containsEntry("min.insync.replicas", 2)
              .containsEntry("message.timestamp.type", "LogAppendTime")
              .containsEntry("segment.ms", personal ? 86_400_000 : 604_800_000);
          assertThat(config.get("retention.ms")).hasToString(personal ? "2419200000" : "-1");
        });
  }

  @Test
  void anAutoscalerSaysHowManyReplicasThereAreAndNeverFewerThanTwo() {
    Overlay production = Overlay.production();
    assertThat(production.all(Deployment.class)).containsOnlyKeys(SERVICES);
    assertThat(production.all(HorizontalPodAutoscaler.class)).containsOnlyKeys(SERVICES);
    assertThat(production.all(PodDisruptionBudget.class)).containsOnlyKeys(SERVICES);
    production
        .all(HorizontalPodAutoscaler.class)
        .forEach(
            (name, autoscaler) -> {
              assertThat(autoscaler.getSpec().getScaleTargetRef().getName()).isEqualTo(name);
              assertThat(autoscaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2);
              assertThat(production.all(Deployment.class).get(name).getSpec().getReplicas())
                  .isNull();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment-service", "outcome-service", "impact-service"})
  void theGatewayLetsThroughWhatIsDocumentedAndNothingOfTheInside(String service)
      throws IOException {
    List<HTTPPathMatch> paths =
        Overlay.production().all(HTTPRoute.class).get(service).getSpec().getRules().stream()
            .flatMap(rule -> rule.getMatches().stream())
            .map(match -> match.getPath())
            .toList();
    Map<String, Object> api = YamlFile.document(Path.of("../docs/openapi/" + service + ".yaml"));
    assertThat(map(api.get("paths")).keySet()).allMatch(path -> lets(paths, path));
    assertThat(List.of("/q/metrics", "/q/health/live", "/q/openapi", "/metrics", "/nowhere"))
        .noneMatch(path -> lets(paths, path));
    assertThat(pages()).allMatch(path -> lets(paths, path) == service.equals("impact-service"));
  }

  /** What a browser is sent: the first page, all files, and the libraries that they use. */
  private static List<String> pages() throws IOException {
    Path root = Path.of("../impact-service/src/main/resources/META-INF/resources");
    try (Stream<Path> files = Files.walk(root)) {
      return Stream.concat(
              Stream.of("/", "/_static/any/library.js"),
              files.filter(Files::isRegularFile).map(it -> "/" + root.relativize(it)))
          .toList();
    }
  }

  private static boolean lets(List<HTTPPathMatch> paths, String path) {
    return paths.stream()
        .anyMatch(
            it ->
                it.getType().equals("Exact")
                    ? path.equals(it.getValue())
                    : path.equals(it.getValue()) || path.startsWith(it.getValue() + "/"));
  }
}
