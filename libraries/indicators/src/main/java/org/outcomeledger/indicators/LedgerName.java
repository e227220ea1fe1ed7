package org.outcomeledger.indicators;

import java.util.Arrays;
import java.util.Optional;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.UnreadableEvent;

/**
 * The ledgers that are followed. Their shards are numbered alike: a learner has the same in all.
 */
public enum LedgerName {
  /** Who enrols, and what happens until the end. */
  ENROLLMENT("enrollment"),
  /** What became of them. */
  OUTCOME("outcome");

  private final String text;

  LedgerName(String text) {
    this.text = text;
  }

  /** The name as ledgers, tables and messages spell it: {@code enrollment}. */
  public String text() {
    return text;
  }

  /** The name in a position such as {@code e:3:18423}. */
  public String letter() {
    return text.substring(0, 1);
  }

  /** The Kafka topic, whose partitions are the ledger's shards. */
  public String topic() {
    return text + "-events";
  }

  /** The ledger with this {@link #letter}. */
  public static Optional<LedgerName> ofLetter(String letter) {
    return Arrays.stream(values()).filter(name -> name.letter().equals(letter)).findFirst();
  }

  /** The ledger with this {@link #topic}. */
  public static Optional<LedgerName> ofTopic(String topic) {
    return Arrays.stream(values()).filter(name -> name.topic().equals(topic)).findFirst();
  }

  /** The ledger with this {@link #text}. */
  public static Optional<LedgerName> of(String text) {
    return Arrays.stream(values()).filter(name -> name.text().equals(text)).findFirst();
  }

  /** Whether {@link #read} reads events of this type, in whatever version. */
  public boolean knows(String type) {
    return switch (this) {
      case ENROLLMENT -> EventCatalogue.ENROLLMENT.knows(type);
      case OUTCOME -> EventCatalogue.OUTCOME.knows(type);
    };
  }

  /**
   * The event that an entry of this ledger says.
   *
   * @throws UnreadableEvent if this ledger has no such type, or the data does not have its shape
   */
  public LearnerEvent read(String type, byte[] data) {
    return switch (this) {
      case ENROLLMENT -> EventCatalogue.ENROLLMENT.read(type, data);
      case OUTCOME -> EventCatalogue.OUTCOME.read(type, data);
    };
  }
}
