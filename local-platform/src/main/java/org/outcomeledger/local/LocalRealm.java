package org.outcomeledger.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The realm of {@code deploy/identity} as one's own machine needs it. That file has no secret, for
 * an operator imports it; the copy has one for every client and person, lets {@code command-line}
 * exchange a password for a token in one call, and publishes the key that signs the tokens in
 * {@code .local/tokens}, so that they are good for services that ask Keycloak.
 */
public final class LocalRealm {
  /** The realm's name. */
  public static final String NAME = "outcome-ledger";

  /** Addresses in one text, with {@code ##} between them. */
  private static final String AFTER_LOGOUT = "post.logout.redirect.uris";

  private static final JsonMapper JSON = new JsonMapper();

  /** What a realm has by itself, with what each is for. */
  private static final Map<String, String> OWN_KEYS =
      Map.of("rsa-generated", "RS256", "hmac-generated", "HS512", "aes-generated", "AES");

  private LocalRealm() {}

  /**
   * The text of the copy.
   *
   * @param secrets the secret of the client, or the password of the person, of this name
   * @param tokens whose key is published beside the realm's own
   * @param pages where browsers come from, and are sent back to
   */
  public static String of(
      Path project, UnaryOperator<String> secrets, TokenIssuer tokens, URI pages) {
    ObjectNode realm = read(project.resolve("deploy/identity/outcome-ledger-realm.json"));
    for (JsonNode client : realm.required("clients")) {
      complete((ObjectNode) client, secrets, pages);
    }
    for (JsonNode user : realm.required("users")) {
      if (!user.has("serviceAccountClientId")) {
        String password = secrets.apply(user.required("username").textValue());
        var credentials = ((ObjectNode) user).putArray("credentials").addObject();
        credentials.put("type", "password").put("value", password).put("temporary", false);
      }
    }
    keys(realm, tokens);
    return realm.toString();
  }

  private static void complete(ObjectNode client, UnaryOperator<String> secrets, URI pages) {
    String name = client.required("clientId").textValue();
    if (!client.path("publicClient").booleanValue()) {
      client.put("secret", secrets.apply(name));
    }
    String back = pages.resolve("/sign-in/return").toString();
    if (name.equals("dashboard") && !client.required("redirectUris").toString().contains(back)) {
      client.withArray("redirectUris").add(back);
      var attributes = (ObjectNode) client.required("attributes");
      String known = attributes.required(AFTER_LOGOUT).textValue();
      attributes.put(AFTER_LOGOUT, known + "##" + pages.resolve("/"));
    }
    if (name.equals("command-line")) {
      client.put("directAccessGrantsEnabled", true);
    }
  }

  /** A realm that names one provider of keys has no others by itself. */
  private static void keys(ObjectNode realm, TokenIssuer tokens) {
    var components = (ObjectNode) realm.required("components");
    var providers = components.putArray("org.keycloak.keys.KeyProvider");
    OWN_KEYS.forEach(
        (kind, algorithm) -> {
          var own = providers.addObject().put("name", kind).put("providerId", kind);
          ObjectNode config = own.putObject("config");
          config.putArray("priority").add("100");
          config.putArray("algorithm").add(algorithm);
        });
    var local = providers.addObject().put("name", "local-tokens").put("providerId", "rsa");
    ObjectNode config = local.putObject("config");
    config.putArray("priority").add("0");
    config.putArray("active").add("false"); // it verifies, and signs nothing here
    config.putArray("algorithm").add("RS256");
    config.putArray("privateKey").add(tokens.privateKey());
  }

  private static ObjectNode read(Path file) {
    try {
      return (ObjectNode) JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new LocalServerException("Cannot read " + file + ": " + e, e);
    }
  }
}
