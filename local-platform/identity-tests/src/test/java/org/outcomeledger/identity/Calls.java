package org.outcomeledger.identity;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls of the services with a token. */
record Calls(IdentityInstallation installation) {

  private static final AtomicInteger EVENTS = new AtomicInteger();

  Reply get(String service, String path, String token) {
    return Reply.to(authorized(service, path, token));
  }

  /** Enrols a learner of this name, as an enrollment of that name. */
  Reply enrol(String learner, String token) {
    return post(
        IdentityInstallation.ENROLLMENT,
        "learner-enrolled",
        """
        {"enrollmentId":"%1$s","learner":"%1$s","programme":{"id":"identity","publishedLengthDays":90},
        "startedOn":"2025-01-06"}"""
            .formatted(learner),
        token);
  }

  /** Reports that the learner of this name completed. */
  Reply complete(String learner, String token) {
    return post(
        IdentityInstallation.OUTCOME,
        "programme-completed",
        "{\"enrollmentId\":\"%1$s\",\"learner\":\"%1$s\",\"completedOn\":\"2025-04-01\"}"
            .formatted(learner),
        token);
  }

  private Reply post(String service, String type, String data, String token) {
    String event =
        """
        {"specversion":"1.0","id":"e-%d","source":"identity","type":"org.outcomeledger.%s.v1","data":%s}"""
            .formatted(EVENTS.incrementAndGet(), type, data);
    return Reply.to(
        authorized(service, "/events", token)
            .header("Content-Type", "application/cloudevents+json")
            .POST(BodyPublishers.ofString(event)));
  }

  private HttpRequest.Builder authorized(String service, String path, String token) {
    return HttpRequest.newBuilder(URI.create(installation.uri(service) + path))
        .header("Authorization", "Bearer " + token);
  }
}
