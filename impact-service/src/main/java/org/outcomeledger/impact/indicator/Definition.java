package org.outcomeledger.impact.indicator;

import java.util.List;

/**
 * What a figure means, in words: without it no figure is given. Whatever changes what is counted
 * changes the version.
 *
 * @param id as in the address of its values
 * @param name a few words
 * @param pillar the missions that it speaks to
 * @param question what it answers, in one sentence
 * @param numerator who is counted
 * @param denominator out of whom, and who of them is unknown
 * @param exclusions who is taken out, and who is not
 * @param window how long after the reference day the outcome may come, and when it can be judged
 * @param source the standard that it follows
 * @param version of this definition
 */
public record Definition(
    String id,
    String name,
    List<Pillar> pillar,
    String question,
    String numerator,
    String denominator,
    String exclusions,
    String window,
    String source,
    String version) {
  static final String EXCLUDED =
      "Records are taken out if all their enrollments were excluded, each before any completion,"
          + " because the learner had died, was incarcerated or on active duty; medical reasons take"
          + " nobody out.";

  static final String REVOKED =
      "A completion counts unless a revocation of its enrollment is dated on or after it.";

  static final String REFUNDS =
      "Enrollments withdrawn on or before their refund deadline (on or before the start where none"
          + " was named) are no part of any record, even if a completion was reported for them.";

  public Definition {
    pillar = List.copyOf(pillar);
  }
}
