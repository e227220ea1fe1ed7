package org.outcomeledger.testservers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.outcomeledger.local.TokenClaims;
import org.outcomeledger.local.TokenIssuer;

/**
 * Tokens that no operation may accept, by what is wrong with them: each differs in one thing from
 * one that would do. What they are answered is a table in docs/access.md, which has a line for
 * each.
 *
 * <p>The names of keys and addresses lead to a key of the attacker's own, who signed with it: a
 * service that follows a name that comes with the token lets everybody in.
 *
 * @param issuer whose key and name the services trust
 * @param caller for whom a good token would be
 * @param elsewhere an address that nobody may ask because a token names it
 */
public record RefusedTokens(TokenIssuer issuer, TokenClaims caller, String elsewhere) {

  private static final Duration WHILE = Duration.ofHours(1);
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final JsonMapper JSON = new JsonMapper();

  /** All of them, by the names that the table has. */
  public Map<String, String> byName() {
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.putAll(outOfTheirTime());
    tokens.putAll(meantForOthers());
    tokens.putAll(signedOtherwise());
    tokens.putAll(withKeysOfTheirOwn());
    tokens.putAll(withoutRoles());
    return tokens;
  }

  private Map<String, String> outOfTheirTime() {
    return Map.of(
        "expired", issuer.issue(caller, Duration.ofSeconds(-1)),
        "not yet valid", claiming(it -> it.put("nbf", Instant.now().plus(WHILE).getEpochSecond())),
        "without an end", claiming(it -> it.remove("exp")));
  }

  private Map<String, String> meantForOthers() {
    return Map.of(
        "of another issuer", claiming(it -> it.put("iss", "https://elsewhere.example")),
        "of no issuer", claiming(it -> it.remove("iss")),
        "for another audience", claiming(it -> it.put("aud", "another-service")),
        "for no audience", claiming(it -> it.remove("aud")));
  }

  private Map<String, String> signedOtherwise() {
    String good = issuer.issue(caller, WHILE);
    String unsigned = text(issuer.header().put("alg", "none")) + "." + payload(good) + ".";
    return Map.of(
        "`alg: none`", unsigned,
        "`alg: none` with a signature", unsigned + good.substring(good.lastIndexOf('.') + 1),
        "`HS256` with the public key", hmac(good, issuer.publicKey().getBytes(UTF_8)),
        "`HS256` with the bytes of the public key",
            hmac(good, Base64.getDecoder().decode(issuer.publicKey())),
        "`RS512` with the right key", rs512(),
        "signed by another key",
            TestTokens.stranger().sign(issuer.header(), issuer.claims(caller, WHILE)),
        "changed after it was signed", changed(good));
  }

  private Map<String, String> withKeysOfTheirOwn() {
    return Map.of(
        "`kid` of an unknown key", strangers(it -> it.put("kid", TestTokens.stranger().keyId())),
        "`kid` with a path", strangers(it -> it.put("kid", "../../../../dev/null")),
        "`kid` with an address", strangers(it -> it.put("kid", elsewhere)),
        "`jku`", strangers(it -> it.put("jku", elsewhere)),
        "`x5u`", strangers(it -> it.put("x5u", elsewhere)),
        "`jwk`", strangers(it -> it.putObject("jwk").put("kty", "RSA").put("e", "AQAB")));
  }

  private Map<String, String> withoutRoles() {
    return Map.of(
        "of no role", claiming(it -> it.putArray("groups")),
        "with roles where Keycloak's own are",
            claiming(
                it -> {
                  it.set("realm_access", JSON.createObjectNode().set("roles", it.get("groups")));
                  it.remove("groups");
                }),
        "with roles as scopes",
            claiming(it -> it.put("scope", String.join(" ", caller.roles())).remove("groups")));
  }

  private String claiming(Consumer<ObjectNode> change) {
    ObjectNode claims = issuer.claims(caller, WHILE);
    change.accept(claims);
    return issuer.sign(issuer.header(), claims);
  }

  private String strangers(Consumer<ObjectNode> change) {
    ObjectNode header = issuer.header();
    change.accept(header);
    return TestTokens.stranger().sign(header, issuer.claims(caller, WHILE));
  }

  private String changed(String good) {
    ObjectNode claims = issuer.claims(caller, WHILE).put("sub", "somebody-else");
    String[] parts = good.split("\\.", -1);
    return parts[0] + "." + text(claims) + "." + parts[2];
  }

  private String rs512() {
    String claims = text(issuer.claims(caller, WHILE));
    String signed = text(issuer.header().put("alg", "RS512")) + "." + claims;
    try {
      byte[] key = Base64.getDecoder().decode(issuer.privateKey());
      Signature rs512 = Signature.getInstance("SHA512withRSA");
      rs512.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
      rs512.update(signed.getBytes(UTF_8));
      return signed + "." + URL.encodeToString(rs512.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK signs with SHA512withRSA", e);
    }
  }

  private String hmac(String good, byte[] secret) {
    String signed = text(issuer.header().put("alg", "HS256")) + "." + payload(good);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
      return signed + "." + URL.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC with SHA-256", e);
    }
  }

  private static String payload(String token) {
    return token.split("\\.", -1)[1];
  }

  private static String text(ObjectNode json) {
    return URL.encodeToString(json.toString().getBytes(UTF_8));
  }
}
