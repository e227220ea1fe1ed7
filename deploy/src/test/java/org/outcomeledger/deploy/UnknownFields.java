package org.outcomeledger.deploy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields that Kubernetes' types do not know: the model keeps them aside instead of refusing.
 */
final class UnknownFields {
  private static final String KEPT_ASIDE = "getAdditionalProperties";

  private final List<String> found = new ArrayList<>();

  private UnknownFields() {}

  /** Where each of them is, anywhere in {@code manifest}. */
  static List<String> in(Object manifest) {
    UnknownFields fields = new UnknownFields();
    fields.walk(manifest, "");
    return fields.found;
  }

  private void walk(Object value, String path) {
    if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        walk(items.get(i), path + "/" + i);
      }
    } else if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, entry) -> walk(entry, path + "/" + key));
    } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
      for (Method method : value.getClass().getMethods()) {
        walk(value, method, path);
      }
    }
  }

  private void walk(Object owner, Method method, String path) {
    if (method.getParameterCount() > 0 || !method.getName().startsWith("get")) {
      return;
    }
    Object value = read(owner, method);
    if (method.getName().equals(KEPT_ASIDE)) {
      ((Map<?, ?>) value).keySet().forEach(key -> found.add(path + "/" + key));
    } else {
      walk(
          value,
          path
              + "/"
              + Character.toLowerCase(method.getName().charAt(3))
              + method.getName().substring(4));
    }
  }

  private static Object read(Object owner, Method method) {
    try {
      return method.invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The model's " + method + " cannot be read", e);
    }
  }
}
