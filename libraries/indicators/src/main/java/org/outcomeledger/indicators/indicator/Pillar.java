package org.outcomeledger.indicators.indicator;

/** The missions that an indicator speaks to. */
public enum Pillar {
  P1("Democratise education"),
  P2("Improve employability"),
  P3("Social ties and solidarity"),
  P4("Sustainable development");

  private final String text;

  Pillar(String text) {
    this.text = text;
  }

  /** The mission in a few words. */
  public String text() {
    return text;
  }
}
