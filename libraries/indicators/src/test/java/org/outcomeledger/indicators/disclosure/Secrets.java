package org.outcomeledger.indicators.disclosure;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Secrets that are the same in every run. */
final class Secrets {
  private Secrets() {}

  static DisclosureControl control(int number) {
    byte[] secret = new byte[32];
    new Random(number).nextBytes(secret);
    return new DisclosureControl(Policy.STANDARD, secret);
  }

  static Stream<DisclosureControl> controls(int count) {
    return IntStream.range(0, count).mapToObj(Secrets::control);
  }
}
