package org.outcomeledger.indicators.query;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.outcomeledger.indicators.IllegalQuestion;
import org.outcomeledger.indicators.IllegalQuestion.InvalidParameter;

/**
 * One record among all: a learner in a programme. Records come in this order, whichever replica
 * answers: by the learner's id as it is written, then by programme.
 */
public record RecordKey(UUID learner, String programme) implements Comparable<RecordKey> {
  /** As they are written: {@link UUID#compareTo} takes the first digit for a sign. */
  static final Comparator<UUID> AS_WRITTEN =
      ((Comparator<UUID>)
              (one, other) ->
                  Long.compareUnsigned(
                      one.getMostSignificantBits(), other.getMostSignificantBits()))
          .thenComparing(
              (one, other) ->
                  Long.compareUnsigned(
                      one.getLeastSignificantBits(), other.getLeastSignificantBits()));

  private static final Comparator<RecordKey> ORDER =
      Comparator.comparing(RecordKey::learner, AS_WRITTEN).thenComparing(RecordKey::programme);

  private static final String LEARNER = "learner";
  private static final String PROGRAMME = "programme";

  /**
   * The key that a page begins behind, out of the parameters {@code after}; empty for the first
   * page.
   *
   * @throws IllegalQuestion where they are not those of {@link #parts}
   */
  static Optional<RecordKey> of(List<String> after) {
    if (after.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> parts = new LinkedHashMap<>();
    after.forEach(it -> parts.put(it.split(":", 2)[0], it.substring(it.indexOf(':') + 1)));
    if (after.size() != 2 || !parts.keySet().equals(Set.of(LEARNER, PROGRAMME))) {
      throw illegal();
    }
    String programme = Normalizer.normalize(parts.get(PROGRAMME), Normalizer.Form.NFC);
    return Optional.of(new RecordKey(learnerIn(parts.get(LEARNER)), programme));
  }

  private static UUID learnerIn(String text) {
    try {
      UUID learner = UUID.fromString(text);
      if (learner.toString().equals(text)) {
        return learner;
      }
    } catch (IllegalArgumentException noUuid) {
      // Answered below: 1-1-1-1-1 is not one that anybody was given, either.
    }
    throw illegal();
  }

  private static IllegalQuestion illegal() {
    return new InvalidParameter(
        "after must name a learner and a programme: copy next without changes.");
  }

  /** What the address of the next page names. */
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(LEARNER, learner.toString());
    parts.put(PROGRAMME, programme);
    return parts;
  }

  @Override
  public int compareTo(RecordKey other) {
    return ORDER.compare(this, other);
  }
}
