package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kubernetes' pod security standard "restricted", field by field, and what this house asks beyond
 * it: a root file system that is only read, no account of the cluster, limits and three probes.
 */
class RestrictedPodsTest {

  static Collection<Deployment> deployments() {
    return Manifests.all(Deployment.class).values();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aPodSharesNothingWithItsNode(Deployment deployment) {
    PodSpec pod = pod(deployment);
    assertThat(pod.getHostNetwork()).isNull();
    assertThat(pod.getHostPID()).isNull();
    assertThat(pod.getHostIPC()).isNull();
    assertThat(container(deployment).getPorts())
        .extracting(ContainerPort::getHostPort)
        .containsOnlyNulls();
    assertThat(pod.getVolumes())
        .allSatisfy(
            volume ->
                assertThat(
                        volume.getEmptyDir() != null
                            || volume.getSecret() != null
                            || ofSecrets(volume))
                    .as("%s is an emptyDir or of secrets", volume.getName())
                    .isTrue());
  }

  private static boolean ofSecrets(Volume volume) {
    return volume.getProjected() != null
        && volume.getProjected().getSources().stream().allMatch(it -> it.getSecret() != null);
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aPodIsNeverRootAndSystemCallsAreFiltered(Deployment deployment) {
    var context = pod(deployment).getSecurityContext();
    assertThat(context.getRunAsNonRoot()).isTrue();
    assertThat(context.getRunAsUser()).as("that of the image").isNull();
    assertThat(context.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(context.getSysctls()).isEmpty();
    assertThat(context.getSeLinuxOptions()).isNull();
    assertThat(context.getAppArmorProfile()).isNull();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aContainerCannotGainWhatItWasNotGiven(Deployment deployment) {
    SecurityContext context = container(deployment).getSecurityContext();
    assertThat(context.getAllowPrivilegeEscalation()).isFalse();
    assertThat(context.getPrivileged()).isNull();
    assertThat(context.getProcMount()).isNull();
    assertThat(context.getRunAsNonRoot()).as("that of the pod").isNull();
    assertThat(context.getRunAsUser()).isNull();
    assertThat(context.getSeccompProfile()).isNull();
    assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(context.getCapabilities().getAdd()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aContainerWritesToItsTmpOnlyAndHasNoAccountOfTheCluster(Deployment deployment) {
    assertThat(container(deployment).getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container(deployment).getVolumeMounts())
        .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
        .extracting(mount -> mount.getMountPath())
        .containsExactly("/tmp");
    assertThat(pod(deployment).getAutomountServiceAccountToken()).isFalse();
    assertThat(pod(deployment).getEnableServiceLinks()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void everyContainerHasItsLimitsAndAllTheMemoryThatItMayUse(Deployment deployment) {
    Map<String, Quantity> limits = container(deployment).getResources().getLimits();
    Map<String, Quantity> requests = container(deployment).getResources().getRequests();
    assertThat(limits).containsOnlyKeys("cpu", "memory");
    assertThat(requests).containsOnlyKeys("cpu", "memory");
    assertThat(requests.get("memory")).isEqualTo(limits.get("memory"));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void everyContainerIsAskedWhetherItStartedIsReadyAndLives(Deployment deployment) {
    assertThat(path(container(deployment).getStartupProbe())).isEqualTo("/q/health/started");
    assertThat(path(container(deployment).getReadinessProbe())).isEqualTo("/q/health/ready");
    assertThat(path(container(deployment).getLivenessProbe())).isEqualTo("/q/health/live");
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void oneOfTwoReplicasAlwaysAnswers(Deployment deployment) {
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    assertThat(
            deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
        .isZero();
  }

  private static String path(Probe probe) {
    assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
    return probe.getHttpGet().getPath();
  }

  private static PodSpec pod(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void theMigrationIsTheServicesImageConfinedAsTheServiceIs(Deployment deployment) {
    PodSpec pod = migration(deployment);
    Container migration = pod.getContainers().getFirst();
    Container service = container(deployment);
    assertThat(migration.getImage()).isEqualTo(service.getImage());
    assertThat(migration.getSecurityContext()).isEqualTo(service.getSecurityContext());
    assertThat(migration.getResources()).isEqualTo(service.getResources());
    assertThat(migration.getVolumeMounts()).isEqualTo(service.getVolumeMounts());
    assertThat(migration.getEnvFrom()).isEqualTo(service.getEnvFrom());
    assertThat(migration.getPorts()).isEmpty();
    assertThat(pod.getSecurityContext()).isEqualTo(pod(deployment).getSecurityContext());
    assertThat(pod.getVolumes()).isEqualTo(pod(deployment).getVolumes());
    assertThat(pod.getServiceAccountName()).isEqualTo(pod(deployment).getServiceAccountName());
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getEnableServiceLinks()).isFalse();
  }

  /** A job of its own: the service's pods never see the login of the tables' owner. */
  private static PodSpec migration(Deployment deployment) {
    String name = deployment.getMetadata().getName().replace("-service", "-migration");
    PodSpec pod = Manifests.all(Job.class).get(name).getSpec().getTemplate().getSpec();
    assertThat(pod.getContainers()).hasSize(1);
    assertThat(pod.getInitContainers()).isEmpty();
    return pod;
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void aPodRunsAsAnAccountOfItsOwnThatHasNoToken(Deployment deployment) {
    String account = pod(deployment).getServiceAccountName();
    assertThat(account).isEqualTo(deployment.getMetadata().getName());
    assertThat(Manifests.all(ServiceAccount.class).get(account).getAutomountServiceAccountToken())
        .isFalse();
  }

  private static Container container(Deployment deployment) {
    PodSpec pod = pod(deployment);
    assertThat(pod.getInitContainers()).isEmpty();
    assertThat(pod.getEphemeralContainers()).isEmpty();
    assertThat(pod.getContainers()).hasSize(1);
    return pod.getContainers().getFirst();
  }
}
