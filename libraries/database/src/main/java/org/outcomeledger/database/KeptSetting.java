package org.outcomeledger.database;

/**
 * A setting that decides what the data mean, so that it must not change while they are used. A
 * service produces one bean for each; {@link KeptSettings} compares them at the start.
 */
public sealed interface KeptSetting {

  /** As the configuration calls it. */
  String name();

  /** What is written beside the data at the first start. */
  String valueToKeep();

  /** Whether the data were made with this setting. */
  boolean matches(String kept);

  /** What is set, what the data say, and what to do. Never tells a secret. */
  String difference(String kept);

  /** A setting that anyone may read. */
  record Plain(String name, String value) implements KeptSetting {

    @Override
    public String valueToKeep() {
      return value;
    }

    @Override
    public boolean matches(String kept) {
      return kept.equals(value);
    }

    @Override
    public String difference(String kept) {
      return "%s is %s, but the data in this database were made with %s. Set it to %s, or connect to the database that was made with %s."
          .formatted(name, value, kept, kept, value);
    }
  }

  /**
   * A setting that nobody may read: kept as a {@link SecretFingerprint}.
   *
   * @param consequence what a change would do, as a sentence
   */
  record Secret(String name, byte[] value, String consequence) implements KeptSetting {

    public Secret {
      value = value.clone();
    }

    @Override
    public String valueToKeep() {
      return SecretFingerprint.of(name, value).text();
    }

    @Override
    public boolean matches(String kept) {
      return SecretFingerprint.parse(kept).isOf(name, value);
    }

    @Override
    public String difference(String kept) {
      SecretFingerprint expected = SecretFingerprint.parse(kept);
      return "%s has the key id %s, but the data in this database were made with the one of key id %s. Start with that one. %s"
          .formatted(name, expected.under(name, value).keyId(), expected.keyId(), consequence);
    }
  }
}
