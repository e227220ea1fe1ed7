package org.outcomeledger.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that everything here is made with. */
public final class Sha256 {

  static final int LENGTH = 32;

  private Sha256() {}

  /** Of these bytes, 32 bytes. */
  public static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
