package org.outcomeledger.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a key that signs heads: Ed25519 (RFC 8032), as a JSON Web Key of RFC 8037.
 *
 * @param x the 32 bytes of the key in base64url, as the member of that name
 */
public record HeadKey(String x) {

  private static final Base64.Decoder BASE64_URL = Base64.getUrlDecoder();
  private static final Base64.Encoder TO_BASE64_URL = Base64.getUrlEncoder().withoutPadding();
  private static final int LENGTH = 32;

  /** What stands before the key's bytes in its X.509 form (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  /**
   * A key.
   *
   * @throws IllegalArgumentException if this is no such key
   */
  public HeadKey {
    if (BASE64_URL.decode(x).length != LENGTH) {
      throw new IllegalArgumentException("An Ed25519 key has 32 bytes, in base64url: " + x);
    }
  }

  static HeadKey of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    byte[] bytes = Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
    return new HeadKey(TO_BASE64_URL.encodeToString(bytes));
  }

  /** The key's thumbprint (RFC 7638), by which heads name it. */
  public String id() {
    String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
    return TO_BASE64_URL.encodeToString(Sha256.of(members.getBytes(UTF_8)));
  }

  /** The key as a JSON Web Key. */
  public String json() {
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"alg\":\"EdDSA\",\"use\":\"sig\",\"kid\":\"%s\",\"x\":\"%s\"}"
        .formatted(id(), x);
  }

  boolean verifies(byte[] signed, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(publicKey());
      ed25519.update(signed);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // no point of the curve, or no signature
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509, X509.length + LENGTH);
    System.arraycopy(BASE64_URL.decode(x), 0, encoded, X509.length, LENGTH);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
