package org.outcomeledger.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The private half of a key that signs heads. Whoever holds it can vouch for any ledger, so it is
 * kept where the owner of the ledger's database cannot read it.
 */
public final class HeadSigningKey {

  private static final String HOW_TO_MAKE =
      "; make one with: openssl genpkey -algorithm ed25519 -out FILE";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private final PrivateKey secret;
  private final HeadKey open;

  private HeadSigningKey(PrivateKey secret, HeadKey open) {
    this.secret = secret;
    this.open = open;
  }

  /** A new key that nobody else has. */
  public static HeadSigningKey withNewKey() {
    try {
      KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new HeadSigningKey(keys.getPrivate(), HeadKey.of(keys.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK since 15 has Ed25519", e);
    }
  }

  /**
   * The key in a file: PKCS #8 in PEM lines, as OpenSSL writes it.
   *
   * @throws IllegalArgumentException if there is none; the message says how to make one
   */
  public static HeadSigningKey read(Path file) {
    try {
      return ofPem(Files.readString(file));
    } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "No Ed25519 key can be read from " + file + " (" + e + ")" + HOW_TO_MAKE, e);
    }
  }

  private static HeadSigningKey ofPem(String pem) throws GeneralSecurityException {
    String base64 = pem.strip().replace(BEGIN, "").replace(END, "").strip();
    PrivateKey secret =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    var key = new HeadSigningKey(secret, openHalf(secret));
    byte[] probe = Chain.genesis();
    if (!key.open.verifies(probe, key.sign(probe))) {
      throw new GeneralSecurityException("its public half cannot be computed on this JDK");
    }
    return key;
  }

  /** The JDK computes it only when it makes a key: so it is given this one's bytes as random. */
  private static HeadKey openHalf(PrivateKey secret) throws GeneralSecurityException {
    byte[] bytes = ((EdECPrivateKey) secret).getBytes().orElseThrow();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(255, new KnownBytes(bytes));
    return HeadKey.of(generator.generateKeyPair().getPublic());
  }

  private static final class KnownBytes extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    KnownBytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] into) {
      System.arraycopy(bytes, 0, into, 0, into.length);
    }
  }

  /** The public half. */
  public HeadKey open() {
    return open;
  }

  /** The key as a file holds it. */
  public String pem() {
    return BEGIN + "\n" + LINES.encodeToString(secret.getEncoded()) + "\n" + END + "\n";
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(secret);
      ed25519.update(bytes);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This key cannot sign", e);
    }
  }
}
