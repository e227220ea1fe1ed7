package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The job that deploy/command makes of the deployment that runs. */
class CommandJobTest {

  private static final String JOB_NAME = "batch.kubernetes.io/job-name";

  private static Deployment running;
  private static Job job;

  @BeforeAll
  static void make() throws IOException {
    running = Overlay.production().all(Deployment.class).get("impact-service");
    job = job("rebuild");
  }

  private static Job job(String command) throws IOException {
    Tool.JQ.assumeInstalled();
    Path deployment = Files.createTempFile("deployment", ".json");
    Files.write(deployment, new ObjectMapper().writeValueAsBytes(running));
    Tool.Run run =
        Tool.JQ.run("--arg", "command", command, "-f", "command.jq", deployment.toString());
    Files.delete(deployment);
    assertThat(run.status()).as(run.output()).isZero();
    return (Job)
        Manifests.typed(YamlFile.documents(new StringReader(run.output())).getFirst())
            .orElseThrow();
  }

  @Test
  void itsPodIsThatOfTheServiceAndNobodySendsItQuestions() {
    PodSpec pod = job.getSpec().getTemplate().getSpec();
    Container container = pod.getContainers().getFirst();
    assertThat(container.getReadinessProbe()).isNotNull();
    assertThat(container.getLivenessProbe()).isNull();
    assertThat(container.getStartupProbe()).isNull();
    assertThat(pod.getRestartPolicy()).isEqualTo("Never");
    assertThat(pod.getVolumes()).isEqualTo(service().getVolumes());
    assertThat(container.getImage()).isEqualTo(service().getContainers().getFirst().getImage());
    assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
        .isEqualTo(running.getSpec().getTemplate().getMetadata().getLabels());
  }

  @Test
  void itIsToldToRebuildAsTheOwnerOfTheTablesAndElseAsTheServiceIs() {
    Map<String, EnvVar> told = environment(job.getSpec().getTemplate().getSpec());
    Map<String, EnvVar> before = environment(service());
    assertThat(told.remove("OUTCOME_LEDGER_COMMAND").getValue()).isEqualTo("rebuild");
    assertThat(told.keySet()).isEqualTo(before.keySet());
    assertThat(told.keySet())
        .filteredOn(name -> !told.get(name).equals(before.get(name)))
        .containsExactlyInAnyOrder("QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD");
    assertThat(told.get("QUARKUS_DATASOURCE_PASSWORD").getValueFrom().getSecretKeyRef().getName())
        .isEqualTo("impact-database-owner");
  }

  @Test
  void anyOtherCommandHasTheServicesOwnLogin() throws IOException {
    Map<String, EnvVar> told = environment(job("restore").getSpec().getTemplate().getSpec());
    assertThat(told.remove("OUTCOME_LEDGER_COMMAND").getValue()).isEqualTo("restore");
    assertThat(told).isEqualTo(environment(service()));
  }

  @Test
  void itKeepsNoNodeFromBeingDrainedAndNobodyAsksItForMetrics() {
    List<LabelSelector> selectors = new ArrayList<>();
    Overlay.production()
        .all(PodDisruptionBudget.class)
        .values()
        .forEach(it -> selectors.add(it.getSpec().getSelector()));
    Overlay.production()
        .specs("PodMonitor")
        .values()
        .forEach(it -> selectors.add(selector(it.get("selector"))));
    Map<String, String> replica = running.getSpec().getTemplate().getMetadata().getLabels();
    Map<String, String> pod = new HashMap<>(job.getSpec().getTemplate().getMetadata().getLabels());
    pod.put(JOB_NAME, job.getMetadata().getName()); // Kubernetes does, of every job's pods

    assertThat(selectors).noneMatch(it -> selects(it, pod));
    assertThat(selectors).filteredOn(it -> selects(it, replica)).hasSize(2);
  }

  @Test
  void itIsGoneADayAfterItsEnd() {
    assertThat(job.getSpec().getTtlSecondsAfterFinished()).isEqualTo(86_400);
  }

  private static LabelSelector selector(Object document) {
    return new ObjectMapper().convertValue(document, LabelSelector.class);
  }

  private static boolean selects(LabelSelector selector, Map<String, String> labels) {
    Map<String, String> exact =
        selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
    return labels.entrySet().containsAll(exact.entrySet())
        && selector.getMatchExpressions().stream()
            .allMatch(
                it ->
                    switch (it.getOperator()) {
                      case "In" -> it.getValues().contains(labels.getOrDefault(it.getKey(), ""));
                      case "DoesNotExist" -> !labels.containsKey(it.getKey());
                      default -> throw new AssertionError("Not known here: " + it.getOperator());
                    });
  }

  private static PodSpec service() {
    return running.getSpec().getTemplate().getSpec();
  }

  /** Kubernetes refuses a name that is there twice. */
  private static Map<String, EnvVar> environment(PodSpec pod) {
    return pod.getContainers().getFirst().getEnv().stream()
        .collect(Collectors.toMap(EnvVar::getName, it -> it));
  }
}
