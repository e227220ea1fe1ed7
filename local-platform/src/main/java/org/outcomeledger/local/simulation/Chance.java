package org.outcomeledger.local.simulation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws that depend on a seed and a name alone: what is drawn for one learner changes nothing for
 * another.
 */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed, String name) {
    this.random = new SplittableRandom(seed ^ ((long) name.hashCode() << 20));
  }

  /** True in so many of a hundred cases. */
  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  /** True in one of so many cases. */
  boolean oneIn(int cases) {
    return random.nextInt(cases) == 0;
  }

  /** Both ends are drawn as well. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** Days until something that may happen on any day: few more often than many, 365 at most. */
  int days(int mean) {
    return (int) Math.min(365, -mean * Math.log(1 - random.nextDouble()));
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
