package org.outcomeledger.deploy;

import static org.outcomeledger.deploy.YamlFile.list;
import static org.outcomeledger.deploy.YamlFile.map;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The base as Kubernetes' types see it. A value of another type than its field's is an error. */
final class Manifests {
  static final Path BASE = Path.of("base");

  private static final List<Class<? extends HasMetadata>> TYPES =
      List.of(
          ConfigMap.class,
          CronJob.class,
          Deployment.class,
          Gateway.class,
          HorizontalPodAutoscaler.class,
          HTTPRoute.class,
          Job.class,
          Namespace.class,
          NetworkPolicy.class,
          PodDisruptionBudget.class,
          Role.class,
          RoleBinding.class,
          Service.class,
          ServiceAccount.class,
          StatefulSet.class);

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private Manifests() {}

  static Map<String, Object> kustomization() {
    return YamlFile.document(BASE.resolve("kustomization.yaml"));
  }

  /** Every document of the files that the kustomization lists. */
  static Stream<Map<String, Object>> documents() {
    return list(kustomization().get("resources")).stream()
        .flatMap(file -> YamlFile.documents(BASE.resolve(file.toString())).stream());
  }

  /** Typed by what it says it is; nothing where no type of that kind and version is known. */
  static Optional<HasMetadata> typed(Map<String, Object> document) {
    return TYPES.stream()
        .filter(type -> HasMetadata.getKind(type).equals(document.get("kind")))
        .filter(type -> HasMetadata.getApiVersion(type).equals(document.get("apiVersion")))
        .findFirst()
        .map(type -> STRICT.convertValue(document, type));
  }

  static <T extends HasMetadata> Map<String, T> all(Class<T> type) {
    Map<String, T> byName = new TreeMap<>();
    documents()
        .flatMap(document -> typed(document).stream())
        .filter(type::isInstance)
        .map(type::cast)
        .forEach(it -> byName.put(it.getMetadata().getName(), it));
    return byName;
  }

  /** The variables of every generated ConfigMap, by its name. */
  static Map<String, Map<String, String>> addresses() {
    Map<String, Map<String, String>> byName = new TreeMap<>();
    for (Object generator : list(kustomization().get("configMapGenerator"))) {
      Map<String, String> variables = new TreeMap<>();
      for (Object literal : list(map(generator).get("literals"))) {
        String[] parts = literal.toString().split("=", 2);
        variables.put(parts[0], parts[1]);
      }
      byName.put(map(generator).get("name").toString(), variables);
    }
    return byName;
  }
}
