package org.outcomeledger.benchmark;

import java.util.List;

/**
 * What one part of the run has to say.
 *
 * @param markdown its tables, each with what it is
 */
public record Chapter(String markdown, List<Aim> aims) {
  public Chapter {
    aims = List.copyOf(aims);
  }
}
