package org.outcomeledger.story;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.outcomeledger.http.Roles;
import org.outcomeledger.local.TokenClaims;
import org.outcomeledger.local.TokenIssuer;
import org.outcomeledger.local.TokenSource;

/**
 * An OpenID Connect provider, as far as the services ask one: it publishes keys, and gives
 * impact-service a token for its secret. Its keys and the secret are changed while it is asked.
 */
final class ChangingProvider implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  /** For which its tokens are good. */
  static final Duration LIFESPAN = Duration.ofMinutes(1);

  private final List<TokenIssuer> published = new CopyOnWriteArrayList<>();
  private final List<String> secrets = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile TokenIssuer signing = TokenIssuer.withNewKey();

  /** One that accepts this secret of the client {@code impact-service}. */
  ChangingProvider(String secret) {
    published.add(signing);
    secrets.add(secret);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", it -> answer(it, 200, discovery()));
    server.createContext("/keys", it -> answer(it, 200, keys()));
    server.createContext("/token", this::token);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** As services are told of it: with the last secret that it accepts. */
  TokenSource tokens() {
    return new TokenSource.Provider(uri(), secrets.getLast());
  }

  /** A token that the present key signs. */
  String issue(TokenClaims caller) {
    return signing.issue(caller, LIFESPAN);
  }

  /** Another key is published too, whether it signs here or elsewhere. */
  void publish(TokenIssuer key) {
    published.add(key);
  }

  /** From now on it signs with this key. */
  void signWith(TokenIssuer key) {
    signing = key;
  }

  TokenIssuer signing() {
    return signing;
  }

  /** What it has signed is good no longer. */
  void withdraw(TokenIssuer key) {
    published.remove(key);
  }

  void acceptToo(String secret) {
    secrets.add(secret);
  }

  /** The secret before the last one is good no longer. */
  void letGo() {
    secrets.removeFirst();
  }

  private ObjectNode discovery() {
    return JSON.createObjectNode()
        .put("issuer", TokenIssuer.ISSUER)
        .put("jwks_uri", uri().resolve("/keys").toString())
        .put("token_endpoint", uri().resolve("/token").toString());
  }

  private ObjectNode keys() {
    ObjectNode answer = JSON.createObjectNode();
    var keys = answer.putArray("keys");
    for (TokenIssuer issuer : published) {
      RSAPublicKey key = publicKey(issuer);
      keys.addObject()
          .put("kty", "RSA")
          .put("alg", "RS256")
          .put("use", "sig")
          .put("kid", issuer.keyId())
          .put("n", number(key.getModulus()))
          .put("e", number(key.getPublicExponent()));
    }
    return answer;
  }

  private static RSAPublicKey publicKey(TokenIssuer issuer) {
    try {
      byte[] encoded = Base64.getDecoder().decode(issuer.publicKey());
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has RSA", e);
    }
  }

  /** Without the sign's byte. */
  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return URL.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private void token(HttpExchange exchange) throws IOException {
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    boolean known = secrets.stream().anyMatch(secret -> basic(secret).equals(login));
    if (known) {
      String token = issue(TokenClaims.withRoles("impact-service", Roles.LEDGER_READ));
      answer(
          exchange,
          200,
          JSON.createObjectNode()
              .put("access_token", token)
              .put("token_type", "Bearer")
              .put("expires_in", LIFESPAN.toSeconds()));
    } else {
      answer(exchange, 401, JSON.createObjectNode().put("error", "invalid_client"));
    }
  }

  private static String basic(String secret) {
    byte[] login = ("impact-service:" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(login);
  }

  private static void answer(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
