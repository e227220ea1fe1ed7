package org.outcomeledger.identity;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.outcomeledger.local.KeycloakServer;

/** Keycloak's realm as its clients and its administrator use it. */
record Realm(URI uri, String administratorsPassword) {

  private static final JsonMapper JSON = new JsonMapper();

  /** A platform's or a service's token, for its secret. */
  String tokenOfClient(String client) {
    return accessToken(answerToClient(client));
  }

  /** What a platform or a service is answered that asks for a token with its secret. */
  Reply answerToClient(String client) {
    String login =
        Base64.getEncoder().encodeToString((client + ":" + TestSecrets.of(client)).getBytes(UTF_8));
    HttpRequest.Builder request =
        form("protocol/openid-connect/token", Map.of("grant_type", "client_credentials"));
    return Reply.to(request.header("Authorization", "Basic " + login));
  }

  /** A person's token, for their password. */
  String tokenOfPerson(String person) {
    return accessToken(answerToPerson(person));
  }

  /** What a person is answered who asks for a token with their password. */
  Reply answerToPerson(String person) {
    return answer(
        Map.of(
            "grant_type", "password",
            "client_id", "command-line",
            "scope", "openid",
            "username", person,
            "password", TestSecrets.of(person)));
  }

  /** What a person is answered who logged in at the page and asks for another token. */
  Reply answerToRefresh(JsonNode tokens) {
    return answer(
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            LoginPage.CLIENT,
            "refresh_token",
            tokens.required("refresh_token").textValue()));
  }

  /** What the token endpoint answers. */
  JsonNode tokens(Map<String, String> parameters) {
    return answer(parameters).json();
  }

  private Reply answer(Map<String, String> parameters) {
    return Reply.to(form("protocol/openid-connect/token", parameters));
  }

  /** What the realm answers whoever has this token. */
  Reply get(String path, String token) {
    return Reply.to(
        HttpRequest.newBuilder(URI.create(uri + path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json"));
  }

  private HttpRequest.Builder form(String path, Map<String, String> parameters) {
    String body =
        parameters.entrySet().stream()
            .map(it -> it.getKey() + "=" + encode(it.getValue(), UTF_8))
            .collect(joining("&"));
    return HttpRequest.newBuilder(URI.create(uri + "/" + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static String accessToken(Reply reply) {
    if (reply.status() != 200) {
      throw new AssertionError(reply);
    }
    return reply.json().required("access_token").textValue();
  }

  String administratorsToken() {
    Realm master = new Realm(uri.resolve("master"), administratorsPassword);
    return master
        .tokens(
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                KeycloakServer.ADMINISTRATOR,
                "password",
                administratorsPassword))
        .required("access_token")
        .textValue();
  }

  /** A key that signs from now on, for it has the highest priority. */
  void addKey(String name, int priority) {
    ObjectNode key = JSON.createObjectNode().put("name", name).put("providerId", "rsa-generated");
    key.put("providerType", "org.keycloak.keys.KeyProvider").put("parentId", id());
    ObjectNode config = key.putObject("config");
    config.putArray("priority").add(Integer.toString(priority));
    config.putArray("algorithm").add("RS256");
    administer("POST", "/components", key);
  }

  /** Takes away a key: what it signed is good no longer. */
  void removeKey(String name) {
    JsonNode all = administer("GET", "/components?type=org.keycloak.keys.KeyProvider", null);
    for (JsonNode key : all) {
      if (key.required("name").textValue().equals(name)) {
        administer("DELETE", path("/components/", key), null);
        return;
      }
    }
    throw new AssertionError("No key " + name + " in " + all);
  }

  /** For how many seconds the tokens of a client are good. */
  void setLifespan(String client, int seconds) {
    change(client, it -> it.withObject("/attributes").put("access.token.lifespan", "" + seconds));
  }

  /** From now on a client gets no token. */
  void disableClient(String client) {
    change(client, it -> it.put("enabled", false));
  }

  /** From now on a client's secret is another one, which nobody here knows. */
  void renewSecret(String client) {
    administer("POST", path("/clients/", client(client)) + "/client-secret", null);
  }

  private void change(String client, Consumer<ObjectNode> change) {
    ObjectNode found = client(client);
    change.accept(found);
    administer("PUT", path("/clients/", found), found);
  }

  private ObjectNode client(String client) {
    return (ObjectNode) administer("GET", "/clients?clientId=" + client, null).get(0);
  }

  /** From now on a person gets no token. */
  void disablePerson(String person) {
    ObjectNode found = person(person);
    administer("PUT", path("/users/", found), found.put("enabled", false));
  }

  void deletePerson(String person) {
    administer("DELETE", path("/users/", person(person)), null);
  }

  private ObjectNode person(String person) {
    return (ObjectNode) administer("GET", "/users?exact=true&username=" + person, null).get(0);
  }

  private static String path(String all, JsonNode one) {
    return all + one.required("id").textValue();
  }

  private String id() {
    return administer("GET", "", null).required("id").textValue();
  }

  /** A realm beside it, with the same clients and people, and keys of its own. */
  Realm another(ObjectNode realm) {
    URI master = uri.resolve("master");
    new Realm(master, administratorsPassword)
        .send(
            "POST",
            URI.create(master.toString().replace("/realms/master", "/admin/realms")),
            realm);
    return new Realm(uri.resolve(realm.required("realm").textValue()), administratorsPassword);
  }

  private JsonNode administer(String method, String path, JsonNode body) {
    return send(
        method, URI.create(uri.toString().replace("/realms/", "/admin/realms/") + path), body);
  }

  private JsonNode send(String method, URI address, JsonNode body) {
    Reply reply =
        Reply.to(
            HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + administratorsToken())
                .header("Content-Type", "application/json")
                .method(
                    method,
                    body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body.toString())));
    if (reply.status() / 100 != 2) {
      throw new AssertionError(method + " " + address + ": " + reply);
    }
    return reply.body().isEmpty() ? JSON.nullNode() : reply.json();
  }
}
