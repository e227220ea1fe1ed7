package org.outcomeledger.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The secret of the pseudonyms, and those that the ledgers were re-keyed with since, oldest first.
 * Each pseudonym is made with all of them, one after the other.
 */
record SecretChain(List<String> secrets) {

  SecretChain {
    secrets = List.copyOf(secrets);
  }

  static SecretChain of(PostingConfig config) {
    List<String> secrets = new ArrayList<>(List.of(config.pseudonymSecret().orElseThrow()));
    config.rekeyedWith().ifPresent(secrets::addAll);
    return new SecretChain(secrets);
  }

  boolean isRekeyed() {
    return secrets.size() > 1;
  }

  /** As it was before the last re-keying. */
  SecretChain before() {
    return new SecretChain(secrets.subList(0, secrets.size() - 1));
  }

  List<byte[]> each() {
    return secrets.stream().map(secret -> secret.getBytes(UTF_8)).toList();
  }

  /** All of it as one secret: the first alone where there is no other, as it has always been. */
  byte[] whole() {
    if (!isRekeyed()) {
      return each().getFirst();
    }
    int length = each().stream().mapToInt(secret -> Integer.BYTES + secret.length).sum();
    ByteBuffer whole = ByteBuffer.allocate(length);
    each().forEach(secret -> whole.putInt(secret.length).put(secret));
    return whole.array();
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return secrets.size() + " secrets";
  }
}
