package org.outcomeledger.indicators.indicator;

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
      "Records are taken out if at least one of their enrollments was excluded and each of the others"
          + " was or withdrew, all before any completion, because the learner had died, was"
          + " incarcerated or on active duty; medical reasons take nobody out. Who is taken out so is"
          + " never pending.";

  static final String REVOKED =
      "A completion counts unless a revocation of its enrollment is dated on or after it.";

  static final String REFUNDS =
      "Enrollments withdrawn on or before their refund deadline (on or before the start where none"
          + " was named) are no part of any record, even if a completion was reported for them.";

  static final String OTHER_INTENT =
      "Once old enough to be judged: a declared intent other than new-job, or no authorisation to"
          + " work, dated by start + 3 days and declared for the record's earliest enrollment;"
          + " nothing declared stays in; of several the latest dated counts, of one day a"
          + " correction before a declaration, of contrary ones of one day and kind the one that"
          + " stays in. Before that they are not pending.";

  private static final String WITHIN_180_DAYS =
      "180 days from completion, and 30 days for the news; pending until then. from and to bound"
          + " the completion.";

  static final String AT_MONTHS =
      "calendar months after completion (of 31 August, six: the last of February), and 30 days for"
          + " the news; pending until then. from and to bound the completion.";

  static final String SITUATION =
      "The situation on a day: studying if a further study covers it; employed if an employment"
          + " does that counts (begun, not over before it began, not of before the training, whose"
          + " enrollment is recorded, whenever it begins); else the survey"
          + " nearest to it, up to 60 days either side, unreachable passed over (of two as near the"
          + " later, of several of one day the first of seeking, not-seeking, unable, studying,"
          + " self-employed, employed); else unknown. From an exclusion of any of the record's"
          + " enrollments that is dated on or after its completion on, it is unable, whatever"
          + " employment goes on.";

  static final String EMP1_EMPLOYMENT =
      "an employment that is in the field of this training (it names an enrollment in this programme,"
          + " be it a refunded one), has evidence of any kind, did not exist"
          + " before the training, started from the record's start to completion + 180 days, and"
          + " did not end before completion";

  public Definition {
    require(id, "name", name);
    require(id, "pillar", pillar);
    require(id, "question", question);
    require(id, "numerator", numerator);
    require(id, "denominator", denominator);
    require(id, "exclusions", exclusions);
    require(id, "window", window);
    require(id, "source", source);
    require(id, "version", version);
    pillar = List.copyOf(pillar);
  }

  private static void require(String id, String part, Object given) {
    if (given == null) {
      throw new IllegalStateException("The definition of %s has no %s.".formatted(id, part));
    }
  }

  /** The definition of the indicator with this id, to be given its other parts by name. */
  static Builder of(String id) {
    return new Builder(id);
  }

  /** A definition in the making; every part is needed. */
  static final class Builder {
    private final String id;
    private String name;
    private List<Pillar> pillar;
    private String question;
    private String numerator;
    private String denominator;
    private String exclusions;
    private String window;
    private String source;
    private String version;

    private Builder(String id) {
      this.id = id;
    }

    Builder name(String text) {
      this.name = text;
      return this;
    }

    Builder pillar(Pillar... missions) {
      this.pillar = List.of(missions);
      return this;
    }

    Builder question(String text) {
      this.question = text;
      return this;
    }

    Builder numerator(String text) {
      this.numerator = text;
      return this;
    }

    Builder denominator(String text) {
      this.denominator = text;
      return this;
    }

    Builder exclusions(String text) {
      this.exclusions = text;
      return this;
    }

    Builder window(String text) {
      this.window = text;
      return this;
    }

    Builder source(String text) {
      this.source = text;
      return this;
    }

    Builder version(String text) {
      this.version = text;
      return this;
    }

    /** Of those who completed and want a new job, what comes within 180 days: EMP1's population. */
    Builder ofJobSeekersWithin180Days() {
      return exclusions(OTHER_INTENT + " " + EXCLUDED + " " + REFUNDS).window(WITHIN_180_DAYS);
    }

    Definition build() {
      return new Definition(
          id, name, pillar, question, numerator, denominator, exclusions, window, source, version);
    }
  }
}
