package org.outcomeledger.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said when all is ready: addresses, and lines to paste into a shell in the project's
 * folder.
 */
record Welcome(Ports ports, LocalFolder home) {

  List<String> lines() {
    List<String> lines = new ArrayList<>(addresses());
    ports.identity().ifPresent(port -> lines.addAll(identity(port)));
    return lines;
  }

  private Path folder() {
    return home.path();
  }

  /** How a platform and a person get a token of Keycloak's own. */
  private List<String> identity(int port) {
    String token = KeycloakServer.realm(port) + "/protocol/openid-connect/token";
    return List.of(
        "Tokens of Keycloak's own, for a platform and for a person, good for five minutes:",
        "",
        """
        curl -s %s -u "platform-a:$(cat %s)" \\
          -d grant_type=client_credentials | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/'"""
            .formatted(token, folder().resolve("identity/platform-a")),
        "",
        """
        curl -s %s -d client_id=command-line -d grant_type=password \\
          -d username=analyst -d "password=$(cat %s)" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/'"""
            .formatted(token, folder().resolve("identity/analyst")),
        "",
        "People sign in at http://localhost:%d/sign-in. They see their account at %s/account (analyst, committee, auditor; passwords in %s)"
            .formatted(ports.impact(), KeycloakServer.realm(port), folder().resolve("identity")),
        "Its administration: http://localhost:%d/admin (%s, password in %s)"
            .formatted(
                port,
                KeycloakServer.ADMINISTRATOR,
                folder().resolve("identity").resolve(KeycloakServer.ADMINISTRATOR)),
        "");
  }

  private List<String> addresses() {
    return List.of(
        "",
        "Ready. Ctrl-C stops everything.",
        "",
        address("enrollment-service", ports.enrollment()),
        address("outcome-service", ports.outcome()),
        address("impact-service", ports.impact()),
        "  Kafka                127.0.0.1:" + ports.kafka(),
        "  PostgreSQL           127.0.0.1:"
            + ports.postgres()
            + " (databases enrollment, outcome, impact; password in "
            + folder().resolve("postgres.password")
            + ")",
        "  tokens, logs         " + folder().resolve("tokens") + ", " + folder().resolve("logs"),
        "",
        "Every indicator, live, with exact figures: open this link, which signs in once",
        "  " + home.dashboardLink().address(),
        "(once more: sign in at http://localhost:%d/ with the token in %s; as an analyst, counts rounded and small groups hidden: %s)"
            .formatted(
                ports.impact(),
                folder().resolve("tokens/committee"),
                folder().resolve("tokens/analyst")),
        "",
        "Post an event, ask for a figure, see what it counts:",
        "",
        post(),
        "",
        ask("indicators/COM1/values?by=programme"),
        "",
        ask("freshness"),
        "");
  }

  private static String address(String name, int port) {
    return "  %-20s http://localhost:%d  (/q/health, /q/metrics, /q/openapi)".formatted(name, port);
  }

  private String post() {
    return """
        curl -s http://localhost:%d/events -H "Authorization: Bearer $(cat %s)" \\
          -H 'Content-Type: application/cloudevents+json' -d '{"specversion":"1.0","id":"first-1","source":"/by-hand",
          "type":"org.outcomeledger.learner-enrolled.v1","data":{"enrollmentId":"first-1","learner":"someone",
          "programme":{"id":"data-analyst","publishedLengthDays":270},"startedOn":"2026-01-05"}}'"""
        .formatted(ports.enrollment(), folder().resolve("tokens/platform-a"));
  }

  private String ask(String what) {
    return "curl -s 'http://localhost:%d/metrics/v1/%s' -H \"Authorization: Bearer $(cat %s)\""
        .formatted(ports.impact(), what, folder().resolve("tokens/analyst"));
  }
}
