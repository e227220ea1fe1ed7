package org.outcomeledger.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.outcomeledger.http.DocumentedCall;
import org.outcomeledger.http.EveryRole;
import org.outcomeledger.local.TokenClaims;
import org.outcomeledger.testservers.RefusedTokens;

/**
 * What every operation of the three OpenAPI documents answers to tokens that are no good. Keys and
 * addresses that they name lead to a server of the attacker's own, which counts who asks.
 */
final class BadTokens {

  private final IdentityInstallation installation;
  private final Realm realm;
  private final AtomicInteger asked = new AtomicInteger();

  BadTokens(IdentityInstallation installation, Realm realm) {
    this.installation = installation;
    this.realm = realm;
  }

  /**
   * The answers of all operations that need a token, by what is wrong with it. All at once: what
   * names an unknown key is answered a second later.
   */
  Map<String, List<String>> answers() throws IOException {
    try (var elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Thread.ofPlatform().daemon().start(() -> count(elsewhere));
      List<HttpRequest> calls = callsThatNeedAToken();
      Map<String, List<Future<String>>> answers = new LinkedHashMap<>();
      tokens("http://127.0.0.1:" + elsewhere.getLocalPort() + "/keys")
          .forEach((name, token) -> answers.put(name, ask(callers, calls, token)));
      return distinct(answers);
    }
  }

  private Map<String, String> tokens(String elsewhere) {
    var caller = new TokenClaims("access", EveryRole.names(), Optional.empty());
    var tokens =
        new LinkedHashMap<>(
            new RefusedTokens(installation.published(), caller, elsewhere).byName());
    tokens.put("of another realm", otherRealm().tokenOfClient("platform-a"));
    tokens.put("of the administrator", realm.administratorsToken());
    return tokens;
  }

  /** The same clients and roles at the same server, in a realm with another name. */
  private Realm otherRealm() {
    ObjectNode other = RealmFile.read().put("realm", "elsewhere");
    other
        .required("clients")
        .forEach(
            client ->
                ((ObjectNode) client)
                    .put("secret", TestSecrets.of(client.required("clientId").textValue())));
    return realm.another(other);
  }

  private List<HttpRequest> callsThatNeedAToken() {
    List<HttpRequest> calls = new ArrayList<>();
    for (String service : installation.services()) {
      URI address = installation.uri(service);
      var document = Reply.to(HttpRequest.newBuilder(address.resolve("/q/openapi?format=json")));
      for (DocumentedCall call : DocumentedCall.all(document.json())) {
        HttpRequest.Builder request = call.request().uri(address.resolve(call.path()));
        if (Reply.to(request).status() == 401) {
          calls.add(request.build());
        }
      }
    }
    return calls;
  }

  private static List<Future<String>> ask(
      ExecutorService callers, List<HttpRequest> calls, String token) {
    return calls.stream().map(call -> callers.submit(() -> answer(call, token))).toList();
  }

  private static Map<String, List<String>> distinct(Map<String, List<Future<String>>> answers) {
    Map<String, List<String>> distinct = new LinkedHashMap<>();
    answers.forEach(
        (name, all) -> distinct.put(name, all.stream().map(BadTokens::await).distinct().toList()));
    return distinct;
  }

  private static String await(Future<String> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static String answer(HttpRequest call, String token) {
    return Reply.to(
            HttpRequest.newBuilder(call, (name, value) -> true)
                .header("Authorization", "Bearer " + token))
        .problem();
  }

  private void count(ServerSocket elsewhere) {
    try {
      while (true) {
        elsewhere.accept().close();
        asked.incrementAndGet();
      }
    } catch (IOException e) {
      if (!elsewhere.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** How often somebody asked for a key where a token says that it is. */
  int asked() {
    return asked.get();
  }

  /** The table of docs/access.md. */
  static Map<String, List<String>> table() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("project.root"), "docs", "access.md"));
    String section = page.split("\n## Tokens that are refused\n", 2)[1].split("\n## ", 2)[0];
    return section
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| token |"))
        .map(line -> line.split(" *\\| *", -1))
        .collect(
            Collectors.toMap(
                cells -> cells[1],
                cells -> List.of(cells[2].equals("no") ? "forbidden" : cells[2])));
  }
}
