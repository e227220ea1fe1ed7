package org.outcomeledger.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.outcomeledger.deploy.YamlFile.list;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may speak with whom: nobody, but who is named, at the ports that are named. */
class OverlayNetworkTest {
  private static final Set<String> LABELS =
      Set.of("app.kubernetes.io/name", "cnpg.io/cluster", "strimzi.io/cluster");

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void whatNoPolicyAllowsIsForbiddenToEveryPod(Overlay overlay) {
    NetworkPolicy policy = overlay.all(NetworkPolicy.class).get("nothing-else");
    assertThat(policy.getSpec().getPodSelector()).isEqualTo(new LabelSelector());
    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(policy.getSpec().getIngress()).isEmpty();
    assertThat(policy.getSpec().getEgress()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void everyWayOutNamesWhereItLeadsAndItsPorts(Overlay overlay) {
    List<NetworkPolicyEgressRule> rules =
        overlay.all(NetworkPolicy.class).values().stream()
            .flatMap(it -> it.getSpec().getEgress().stream())
            .toList();
    assertThat(rules)
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.getPorts())
                  .isNotEmpty()
                  .allSatisfy(it -> assertThat(it.getPort()).isNotNull());
              assertThat(rule.getTo()).isNotEmpty().allMatch(OverlayNetworkTest::isNamed);
            });
  }

  @Test
  void everyWayIntoProductionNamesWhoComesAndThePorts() {
    List<NetworkPolicyIngressRule> rules =
        Overlay.production().all(NetworkPolicy.class).values().stream()
            .flatMap(it -> it.getSpec().getIngress().stream())
            .toList();
    assertThat(rules)
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.getPorts()).isNotEmpty();
              assertThat(rule.getFrom()).isNotEmpty().allMatch(OverlayNetworkTest::isNamed);
            });
  }

  /** A name that no pod has would allow nothing, and nobody would notice until it is needed. */
  @ParameterizedTest
  @MethodSource("org.outcomeledger.deploy.Overlay#all")
  void whoIsNamedIsThere(Overlay overlay) {
    Set<String> there = new TreeSet<>(overlay.specs("Kafka").keySet());
    OverlayPodsTest.of(overlay)
        .keySet()
        .forEach(it -> there.add(it.substring(it.indexOf('/') + 1)));
    for (String cluster : overlay.specs("Cluster").keySet()) {
      there.add(cluster);
      there.add(cluster + "-drill");
    }
    Set<String> named = new TreeSet<>();
    overlay.documents().stream()
        .filter(it -> Set.of("NetworkPolicy", "PodMonitor").contains(it.get("kind")))
        .forEach(it -> names(it.get("spec"), named));
    assertThat(named).isNotEmpty().isSubsetOf(there);
  }

  private static void names(Object value, Set<String> named) {
    if (value instanceof List<?> items) {
      items.forEach(it -> names(it, named));
    } else if (value instanceof Map<?, ?> fields) {
      if (LABELS.contains(String.valueOf(fields.get("key")))) {
        list(fields.get("values")).forEach(it -> named.add(it.toString()));
      }
      fields.forEach(
          (label, name) -> {
            if (LABELS.contains(label)) {
              named.add(name.toString());
            }
          });
      fields.values().forEach(it -> names(it, named));
    }
  }

  private static boolean isNamed(NetworkPolicyPeer peer) {
    return selects(peer.getPodSelector())
        || selects(peer.getNamespaceSelector())
        || (peer.getIpBlock() != null && !peer.getIpBlock().getCidr().endsWith("/0"));
  }

  private static boolean selects(LabelSelector selector) {
    return selector != null && !selector.equals(new LabelSelector());
  }
}
