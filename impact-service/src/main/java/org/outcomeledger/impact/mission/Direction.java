package org.outcomeledger.impact.mission;

import java.util.Arrays;
import java.util.List;

/** On which side of a target's value the figure is to be. */
public enum Direction {
  AT_LEAST("at-least"),
  AT_MOST("at-most");

  private final String text;

  Direction(String text) {
    this.text = text;
  }

  /** As requests, answers and rows spell it. */
  public String text() {
    return text;
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(Direction::text).toList();
  }
}
