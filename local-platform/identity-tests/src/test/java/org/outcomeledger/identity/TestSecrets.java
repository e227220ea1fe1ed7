package org.outcomeledger.identity;

/** TestSecrets of clients and passwords of people, for as long as a test runs. */
final class TestSecrets {

  private TestSecrets() {}

  static String of(String name) {
    return "the-secret-of-" + name;
  }
}
