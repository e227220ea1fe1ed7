package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The job that deploy/rebuild makes of the deployment that runs. */
class RebuildJobTest {

  private static Deployment running;
  private static Job job;

  @BeforeAll
  static void make() throws IOException {
    Tool.JQ.assumeInstalled();
    running = Overlay.production().all(Deployment.class).get("impact-service");
    Path deployment = Files.createTempFile("deployment", ".json");
    Files.write(deployment, new ObjectMapper().writeValueAsBytes(running));
    Tool.Run run = Tool.JQ.run("-f", "rebuild.jq", deployment.toString());
    Files.delete(deployment);
    assertThat(run.status()).as(run.output()).isZero();
    job =
        (Job)
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

  private static PodSpec service() {
    return running.getSpec().getTemplate().getSpec();
  }

  /** Kubernetes refuses a name that is there twice. */
  private static Map<String, EnvVar> environment(PodSpec pod) {
    return pod.getContainers().getFirst().getEnv().stream()
        .collect(Collectors.toMap(EnvVar::getName, it -> it));
  }
}
