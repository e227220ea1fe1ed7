package org.outcomeledger.event;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;

/**
 * An answer to a question that one may refuse: a value, or {@code "prefer-not-to-say"} on the wire.
 * Refusing is an answer, and replaces an earlier one.
 *
 * @param given the value; empty where the learner preferred not to say
 */
@JsonDeserialize(using = AnswerDeserializer.class)
public record Answer<T>(Optional<T> given) {

  static final String PREFER_NOT_TO_SAY = "prefer-not-to-say";

  /** An answer with a value. */
  public static <T> Answer<T> of(T value) {
    return new Answer<>(Optional.of(value));
  }

  /** The refusal to answer. */
  public static <T> Answer<T> withheld() {
    return new Answer<>(Optional.empty());
  }

  @JsonValue
  Object onTheWire() {
    return given.<Object>map(value -> value).orElse(PREFER_NOT_TO_SAY);
  }
}
