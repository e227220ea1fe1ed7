package org.outcomeledger.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Signs the bearer tokens of the local platform (JWT, RS256, RSA of 2048 bits), as an OpenID
 * Connect provider would, for services that are given {@link #publicKey}. It knows no users and
 * cannot take a token back: a token is good until it expires, or until the key is replaced. Not for
 * anything but a machine of one's own.
 */
public final class TokenIssuer {
  /** The claim {@code iss} of every token. */
  public static final String ISSUER = "https://outcome-ledger.local";

  /** The claim {@code aud} of every token. */
  public static final String AUDIENCE = "outcome-ledger";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;

  private TokenIssuer(KeyPair keys) {
    this.keys = keys;
  }

  /** An issuer with a key of its own that nobody keeps. */
  public static TokenIssuer withNewKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new TokenIssuer(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has RSA", e);
    }
  }

  /**
   * The issuer whose private key is kept in {@code file} (PKCS #8, Base64, mode 600); made when
   * there is none.
   */
  static TokenIssuer keptIn(Path file) {
    if (!Files.exists(file)) {
      byte[] made = withNewKey().keys.getPrivate().getEncoded();
      PrivateFile.write(file, Base64.getEncoder().encodeToString(made));
    }
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      byte[] encoded = Base64.getDecoder().decode(PrivateFile.read(file));
      RSAPrivateCrtKey key =
          (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded));
      RSAPublicKeySpec other = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      return new TokenIssuer(new KeyPair(rsa.generatePublic(other), key));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new LocalServerException(
          file + " holds no RSA key: delete it, and a new one is made", e);
    }
  }

  /**
   * The public key as {@code quarkus.oidc.public-key} takes it: Base64 of its X.509 form, without
   * PEM lines.
   */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /**
   * A token for {@code caller} from now on, for {@code validFor} (a negative one has expired
   * already).
   */
  public String issue(TokenClaims caller, Duration validFor) {
    Instant now = Instant.now();
    ObjectNode claims = JSON.createObjectNode();
    claims.put("iss", ISSUER).put("aud", AUDIENCE).put("sub", caller.subject());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now.getEpochSecond()).put("exp", now.plus(validFor).getEpochSecond());
    caller.roles().forEach(claims.putArray("groups")::add);
    caller.platform().ifPresent(platform -> claims.put("platform", platform));
    String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims.toString());
    return signed + "." + URL.encodeToString(sign(signed));
  }

  private static String encode(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] sign(String text) {
    try {
      Signature rs256 = Signature.getInstance("SHA256withRSA");
      rs256.initSign(keys.getPrivate());
      rs256.update(text.getBytes(StandardCharsets.US_ASCII));
      return rs256.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK signs with SHA256withRSA", e);
    }
  }
}
