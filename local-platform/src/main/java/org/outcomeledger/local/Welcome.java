package org.outcomeledger.local;

import java.nio.file.Path;
import java.util.List;

/**
 * What is said when all is ready: addresses, and lines to paste into a shell in the project's
 * folder.
 */
record Welcome(Ports ports, Path folder) {

  List<String> lines() {
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
            + folder.resolve("postgres.password")
            + ")",
        "  tokens, logs         " + folder.resolve("tokens") + ", " + folder.resolve("logs"),
        "",
        "Every indicator, live: http://localhost:%d/ takes the token in %s"
            .formatted(ports.impact(), folder.resolve("tokens/analyst")),
        "(counts rounded, small groups hidden; exact figures: the token in %s)"
            .formatted(folder.resolve("tokens/committee")),
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
    return "  %-20s http://localhost:%d  (/q/health, /q/openapi)".formatted(name, port);
  }

  private String post() {
    return """
        curl -s http://localhost:%d/events -H "Authorization: Bearer $(cat %s)" \\
          -H 'Content-Type: application/cloudevents+json' -d '{"specversion":"1.0","id":"first-1","source":"/by-hand",
          "type":"org.outcomeledger.learner-enrolled.v1","data":{"enrollmentId":"first-1","learner":"someone",
          "programme":{"id":"data-analyst","publishedLengthDays":270},"startedOn":"2026-01-05"}}'"""
        .formatted(ports.enrollment(), folder.resolve("tokens/platform-a"));
  }

  private String ask(String what) {
    return "curl -s 'http://localhost:%d/metrics/v1/%s' -H \"Authorization: Bearer $(cat %s)\""
        .formatted(ports.impact(), what, folder.resolve("tokens/analyst"));
  }
}
