package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pod of every overlay, whatever makes it, as confined as those of the base. */
class OverlayPodsTest {
  /** It makes clusters and deletes them: the only one that speaks to Kubernetes. */
  private static final String SPEAKS_TO_KUBERNETES = "restore-drill";

  static Stream<Named<PodSpec>> pods() {
    Map<String, PodSpec> pods = new LinkedHashMap<>();
    Overlay.all().forEach(it -> pods.putAll(of(it.getPayload())));
    return pods.entrySet().stream().map(it -> Named.of(it.getKey(), it.getValue()));
  }

  static Map<String, PodSpec> of(Overlay overlay) {
    Map<String, PodSpec> pods = new LinkedHashMap<>();
    overlay
        .all(Deployment.class)
        .values()
        .forEach(it -> pods.put(name(overlay, it), it.getSpec().getTemplate().getSpec()));
    overlay
        .all(StatefulSet.class)
        .values()
        .forEach(it -> pods.put(name(overlay, it), it.getSpec().getTemplate().getSpec()));
    overlay
        .all(Job.class)
        .values()
        .forEach(it -> pods.put(name(overlay, it), it.getSpec().getTemplate().getSpec()));
    overlay
        .all(CronJob.class)
        .values()
        .forEach(
            it ->
                pods.put(
                    name(overlay, it),
                    it.getSpec().getJobTemplate().getSpec().getTemplate().getSpec()));
    return pods;
  }

  private static String name(Overlay overlay, HasMetadata owner) {
    return overlay.name() + "/" + owner.getMetadata().getName();
  }

  @ParameterizedTest
  @MethodSource("pods")
  void aPodIsNeverRootAndSharesNothingWithItsNode(PodSpec pod) {
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(Long.valueOf(0)).isNotEqualTo(pod.getSecurityContext().getRunAsUser());
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getHostNetwork()).isNull();
    assertThat(pod.getHostPID()).isNull();
    assertThat(pod.getHostIPC()).isNull();
    assertThat(pod.getVolumes()).extracting(Volume::getHostPath).containsOnlyNulls();
    assertThat(pod.getInitContainers()).isEmpty();
    assertThat(pod.getEnableServiceLinks()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("pods")
  void aContainerGainsNothingWritesNowhereUnaskedAndHasItsLimits(PodSpec pod) {
    Container container = pod.getContainers().getFirst();
    SecurityContext context = container.getSecurityContext();
    assertThat(pod.getContainers()).hasSize(1);
    assertThat(context.getAllowPrivilegeEscalation()).isFalse();
    assertThat(context.getReadOnlyRootFilesystem()).isTrue();
    assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(context.getCapabilities().getAdd()).isEmpty();
    assertThat(container.getResources().getLimits()).containsOnlyKeys("cpu", "memory");
    assertThat(container.getResources().getRequests().get("memory"))
        .isEqualTo(container.getResources().getLimits().get("memory"));
    assertThat(container.getImage()).contains(":").doesNotEndWith(":latest");
  }

  @ParameterizedTest
  @MethodSource("pods")
  void aPodHasNoTokenOfTheCluster(PodSpec pod) {
    assertThat(pod.getAutomountServiceAccountToken())
        .isEqualTo(SPEAKS_TO_KUBERNETES.equals(pod.getServiceAccountName()));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void everyMountHasItsVolumeAndEveryVolumeItsMount(PodSpec pod) {
    Set<String> mounted = new TreeSet<>();
    pod.getContainers().getFirst().getVolumeMounts().forEach(it -> mounted.add(it.getName()));
    mounted.remove("data"); // of the claim that the StatefulSet makes
    assertThat(pod.getVolumes()).extracting(Volume::getName).hasSameElementsAs(mounted);
  }
}
