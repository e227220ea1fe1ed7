package org.outcomeledger.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * The ports of a local platform; each has an option that chooses another.
 *
 * @param identity of Keycloak, where it is run
 */
record Ports(
    int enrollment, int outcome, int impact, int kafka, int postgres, OptionalInt identity) {

  /**
   * One line that names a port that cannot be had and how to choose another; nothing when all are
   * free.
   */
  Optional<String> problem(IntPredicate free) {
    Map<Integer, String> wanted = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> port : byName().entrySet()) {
      String name = port.getKey();
      String another = ": choose another with --" + name + "-port";
      if (wanted.putIfAbsent(port.getValue(), name) != null) {
        return Optional.of(
            "Port "
                + port.getValue()
                + " is asked for twice ("
                + wanted.get(port.getValue())
                + ", "
                + name
                + ")"
                + another);
      }
      if (!free.test(port.getValue())) {
        return Optional.of(
            "Port " + port.getValue() + " (" + name + ") is taken by another program" + another);
      }
    }
    return Optional.empty();
  }

  private Map<String, Integer> byName() {
    Map<String, Integer> names = new LinkedHashMap<>();
    names.put("enrollment", enrollment);
    names.put("outcome", outcome);
    names.put("impact", impact);
    names.put("kafka", kafka);
    names.put("postgres", postgres);
    identity.ifPresent(port -> names.put("identity", port));
    return names;
  }
}
