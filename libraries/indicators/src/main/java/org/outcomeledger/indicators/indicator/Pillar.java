package org.outcomeledger.indicators.indicator;

/** The missions that an indicator speaks to. */
public enum Pillar {
  /** Democratise education. */
  P1,
  /** Improve employability. */
  P2,
  /** Social ties and solidarity. */
  P3,
  /** Sustainable development. */
  P4
}
