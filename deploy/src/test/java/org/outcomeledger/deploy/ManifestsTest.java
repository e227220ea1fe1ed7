package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {
  private static final Set<String> SERVICES =
      Set.of("enrollment-service", "outcome-service", "impact-service");

  @Test
  void everyFileOfTheBaseIsInTheKustomization() throws IOException {
    try (Stream<String> files =
        Files.list(Manifests.BASE).map(file -> file.getFileName().toString())) {
      assertThat(files.filter(file -> !file.equals("kustomization.yaml")).toList())
          .hasSameElementsAs(resources());
    }
  }

  private static List<String> resources() {
    return list(Manifests.kustomization().get("resources")).stream().map(Object::toString).toList();
  }

  @Test
  void theKustomizationHasNoFieldThatItsTypeDoesNotKnow() {
    assertThat(Manifests.kustomization())
        .containsOnlyKeys("apiVersion", "kind", "labels", "resources", "configMapGenerator");
    assertThat(list(Manifests.kustomization().get("configMapGenerator")))
        .allSatisfy(it -> assertThat(map(it)).containsOnlyKeys("name", "literals"));
  }

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Manifests#documents")
  void everyDocumentIsOfAKnownTypeAndHasNoUnknownField(Map<String, Object> document) {
    assertThat(Manifests.typed(document))
        .hasValueSatisfying(it -> assertThat(UnknownFields.in(it)).isEmpty());
  }

  @Test
  void aMisspeltFieldIsFoundHoweverDeepItIs() {
    Map<String, Object> deployment = Manifests.documents().findFirst().orElseThrow();
    Map<String, Object> pod = map(map(map(deployment.get("spec")).get("template")).get("spec"));
    map(list(pod.get("containers")).getFirst()).put("readinesProbe", Map.of());
    pod.put("hostNetwrk", true);
    assertThat(UnknownFields.in(Manifests.typed(deployment).orElseThrow()))
        .containsExactlyInAnyOrder(
            "/spec/template/spec/containers/0/readinesProbe", "/spec/template/spec/hostNetwrk");
  }

  @Test
  void aNumberWhereATextBelongsIsAnError() {
    Map<String, Object> deployment = Manifests.documents().findFirst().orElseThrow();
    map(deployment.get("metadata")).put("name", 8081);
    assertThatThrownBy(() -> Manifests.typed(deployment)).hasMessageContaining("name");
  }

  @Test
  void everyServiceHasItsDeploymentAddressBudgetAndPolicy() {
    assertThat(Manifests.all(Deployment.class)).containsOnlyKeys(SERVICES);
    assertThat(Manifests.all(Service.class)).containsOnlyKeys(SERVICES);
    assertThat(Manifests.all(PodDisruptionBudget.class)).containsOnlyKeys(SERVICES);
    assertThat(Manifests.all(NetworkPolicy.class)).containsKeys(SERVICES.toArray(String[]::new));
  }

  @Test
  void whatSelectsPodsSelectsThoseOfTheDeploymentOfItsName() {
    Manifests.all(Deployment.class)
        .forEach(
            (name, deployment) -> {
              Map<String, String> labels =
                  deployment.getSpec().getTemplate().getMetadata().getLabels();
              assertThat(labels).isEqualTo(Map.of("app.kubernetes.io/name", name));
              assertThat(selectors(name, deployment)).containsOnly(labels);
            });
  }

  private static Stream<Map<String, String>> selectors(String name, Deployment deployment) {
    PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    Stream<LabelSelector> selectors =
        Stream.of(
            deployment.getSpec().getSelector(),
            Manifests.all(PodDisruptionBudget.class).get(name).getSpec().getSelector(),
            Manifests.all(NetworkPolicy.class).get(name).getSpec().getPodSelector());
    Stream<LabelSelector> spread =
        pod.getTopologySpreadConstraints().stream().map(TopologySpreadConstraint::getLabelSelector);
    return Stream.concat(
        Stream.of(Manifests.all(Service.class).get(name).getSpec().getSelector()),
        Stream.concat(selectors, spread).map(LabelSelector::getMatchLabels));
  }

  @Test
  void whatNoPolicyAllowsIsForbiddenInBothDirections() {
    NetworkPolicy policy = Manifests.all(NetworkPolicy.class).get("nothing-else");
    assertThat(policy.getSpec().getPodSelector()).isEqualTo(new LabelSelector());
    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(policy.getSpec().getIngress()).isEmpty();
    assertThat(policy.getSpec().getEgress()).isEmpty();
  }

  @Test
  void everyMountHasItsVolumeAndEveryVolumeItsMount() {
    for (Deployment deployment : Manifests.all(Deployment.class).values()) {
      PodSpec pod = deployment.getSpec().getTemplate().getSpec();
      assertThat(
              pod.getContainers().getFirst().getVolumeMounts().stream().map(VolumeMount::getName))
          .hasSameElementsAs(pod.getVolumes().stream().map(Volume::getName).toList());
    }
  }

  @Test
  void noSecretIsWrittenDown() {
    assertThat(Manifests.documents().map(it -> it.get("kind"))).doesNotContain("Secret");
    assertThat(Manifests.all(Deployment.class).values())
        .flatExtracting(
            it -> it.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv())
        .filteredOn(it -> it.getName().matches(".*(USERNAME|PASSWORD|SECRET)"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.getValue()).isNull())
        .allSatisfy(it -> assertThat(it.getValueFrom().getSecretKeyRef()).isNotNull());
  }
}
