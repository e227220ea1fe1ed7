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
import java.security.MessageDigest;
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
  private final String issuer;

  private TokenIssuer(KeyPair keys, String issuer) {
    this.keys = keys;
    this.issuer = issuer;
  }

  /** An issuer with a key of its own that nobody keeps. */
  public static TokenIssuer withNewKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new TokenIssuer(generator.generateKeyPair(), ISSUER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has RSA", e);
    }
  }

  /**
   * The issuer whose private key is kept in {@code file} (PKCS #8, Base64, mode 600); made when
   * there is none.
   */
  public static TokenIssuer keptIn(Path file) {
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
      return new TokenIssuer(new KeyPair(rsa.generatePublic(other), key), ISSUER);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new LocalServerException(
          file + " holds no RSA key: delete it, and a new one is made", e);
    }
  }

  /** The claim {@code iss} of its tokens. */
  public String name() {
    return issuer;
  }

  /** The same key, whose tokens say that {@code other} issued them. */
  public TokenIssuer inTheNameOf(String other) {
    return new TokenIssuer(keys, other);
  }

  /**
   * The public key as {@code quarkus.oidc.public-key} takes it: Base64 of its X.509 form, without
   * PEM lines.
   */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /** The private key as Keycloak takes it: Base64 of its PKCS #8 form, without PEM lines. */
  public String privateKey() {
    return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
  }

  /** The id that Keycloak gives the key where it publishes it: SHA-256 of its X.509 form. */
  public String keyId() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return URL.encodeToString(sha256.digest(keys.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /**
   * A token for {@code caller} from now on, for {@code validFor}. With a negative one it has
   * expired since so long, and nothing else is wrong with it: it was issued as long before that.
   */
  public String issue(TokenClaims caller, Duration validFor) {
    return sign(header(), claims(caller, validFor));
  }

  /** The header of this issuer's tokens, to be changed by who needs another. */
  public ObjectNode header() {
    return JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT").put("kid", keyId());
  }

  /** The claims of {@link #issue}, to be changed by who needs others. */
  public ObjectNode claims(TokenClaims caller, Duration validFor) {
    Instant now = Instant.now();
    ObjectNode claims = JSON.createObjectNode();
    claims.put("iss", issuer).put("aud", AUDIENCE).put("sub", caller.subject());
    claims.put("jti", UUID.randomUUID().toString());
    Instant issued = validFor.isNegative() ? now.plus(validFor.multipliedBy(2)) : now;
    claims.put("iat", issued.getEpochSecond()).put("exp", now.plus(validFor).getEpochSecond());
    caller.roles().forEach(claims.putArray("groups")::add);
    caller.platform().ifPresent(platform -> claims.put("platform", platform));
    return claims;
  }

  /** A token that says exactly this, signed with SHA256withRSA whatever its header says. */
  public String sign(ObjectNode header, ObjectNode claims) {
    String signed = encode(header.toString()) + "." + encode(claims.toString());
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
