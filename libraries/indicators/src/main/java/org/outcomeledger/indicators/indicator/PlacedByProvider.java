package org.outcomeledger.indicators.indicator;

/** EMP11: the share of those with a job whom their own provider employs. */
public final class PlacedByProvider implements ShareOfJobSeekers {
  private static final Definition DEFINITION =
      Definition.of("EMP11")
          .name("Placements by the provider")
          .pillar(Pillar.P2)
          .question(
              "What share of those who completed, want a job and have one within 180 days has it with the"
                  + " provider of the training?")
          .numerator(
              "Records one of whose such employments is with the provider (hiredByProvider, said of this"
                  + " training).")
          .denominator(
              "Records with an employment as for EMP1, but of any field: with evidence of any kind, not of"
                  + " before the training, started from the record's start to completion + 180 days, not"
                  + " ended before completion. Unknown, and counted here: none of them is known to be with"
                  + " the provider, and one names another training of the learner, of which it is said."
                  + " Without such an employment a record is not asked about.")
          .ofJobSeekersWithin180Days()
          .source("CIRR 1C, 2A")
          .version("1")
          .build();

  private static final Verdict BY_PROVIDER =
      Verdict.of(
          Standing.NUMERATOR,
          "It is one of the records {one of whose such employments is with the provider}.");

  private static final Verdict BY_OTHERS =
      Verdict.of(
          Standing.OTHER,
          "It is one of the records {with an employment as for EMP1, but of any field}, and none"
              + " of them is with the provider.");

  private static final Verdict NOT_KNOWN =
      Verdict.of(
          Standing.UNKNOWN,
          "It has such employments: {none of them is known to be with the provider, and one names another"
              + " training of the learner, of which it is said}.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Verdict outcome(LearnerRecord record, int lastDay) {
    Employments all = record.employments();
    Verdict found = Verdict.OUTSIDE;
    for (int employment = 0; employment < all.size(); employment++) {
      if (!all.countsBy(employment, lastDay) || !all.hasEvidence(employment)) {
        continue;
      }
      if (all.hiredByProvider(employment)) {
        return BY_PROVIDER;
      }
      boolean unknown = found.standing() == Standing.UNKNOWN || !all.isJudgedHere(employment);
      found = unknown ? NOT_KNOWN : BY_OTHERS;
    }
    return found;
  }
}
