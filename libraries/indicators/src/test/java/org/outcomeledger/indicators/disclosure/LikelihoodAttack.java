package org.outcomeledger.indicators.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Somebody who knows two ledgers whole, which differ in one learner, and is told the figures of one
 * of them. They do not know the secret, and so say which of the two makes what they were told more
 * likely: no other way of guessing is right more often.
 */
final class LikelihoodAttack {
  private static final int SECRETS = 1000;

  private final TellTale one;
  private final TellTale other;

  LikelihoodAttack(List<AskedCube.Answer> one, List<AskedCube.Answer> other) {
    this.one = new TellTale(one);
    this.other = new TellTale(other);
  }

  /** How often the right one is named, of 1,000 secrets. */
  double success() {
    Random coin = new Random(5);
    int right = 0;
    for (int secret = 0; secret < SECRETS; secret++) {
      boolean isOne = coin.nextBoolean();
      boolean guess = guessesOne(isOne ? one : other, Secrets.control(secret), coin);
      right += guess == isOne ? 1 : 0;
    }
    return (double) right / SECRETS;
  }

  private boolean guessesOne(TellTale asked, DisclosureControl control, Random coin) {
    Map<String, Long> told = asked.told(control);
    double ofOne = one.chance(told, asked.fixed());
    double ofOther = other.chance(told, asked.fixed());
    return ofOne == ofOther ? coin.nextBoolean() : ofOne > ofOther;
  }

  /** The same of exact figures: they tell, or they do not. */
  double successWithoutControl() {
    return one.differs(other) ? 1 : 0.5;
  }
}
