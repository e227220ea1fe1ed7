package org.outcomeledger.indicators.indicator;

import static org.outcomeledger.indicators.cube.Attribute.FALSE;
import static org.outcomeledger.indicators.cube.Attribute.TRUE;

/** SOC1: how far those from target groups are ahead of, or behind, the others in EMP1. */
public final class PlacementGap implements Difference {
  private static final Definition DEFINITION =
      Definition.of("SOC1")
          .name("Placement gap")
          .pillar(Pillar.P3)
          .question(
              "Is the share with an in-field job within 180 days as high among learners from a target group"
                  + " as among the others?")
          .numerator(
              "EMP1 of the records that are in ENR2's numerator, less EMP1 of those known not to be; parts"
                  + " has both. Newcombe's interval; bounds: the least and the most that what is unknown"
                  + " in EMP1 leaves open.")
          .denominator(
              "Each of the two denominators, the unknown in it, at least 20, else no difference is"
                  + " given. Who is unknown in ENR2 is in neither: unclassified says how many of EMP1's"
                  + " denominator that are.")
          .ofJobSeekersWithin180Days()
          .source("Newcombe 1998, method 10")
          .version("1")
          .build();

  private static final int LEAST = 20;

  private final Share share = new InFieldJob();

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public Share share() {
    return share;
  }

  @Override
  public String dimension() {
    return "target-group";
  }

  @Override
  public int least() {
    return LEAST;
  }

  @Override
  public Side side(LearnerRecord record) {
    return switch (TargetGroups.belongs(record)) {
      case TRUE -> Side.FIRST;
      case FALSE -> Side.SECOND;
      default -> Side.NEITHER;
    };
  }
}
