package org.outcomeledger.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/**
 * Two replicas of each service, replaced one after the other as an orchestrator does: a new one is
 * sent requests once it is ready, an old one is asked to end and is sent requests until it says
 * that it is not ready any more.
 */
final class Rollout {

  private final Installation installation;
  private final Map<PackagedService, List<URI>> serving = new EnumMap<>(PackagedService.class);
  private final Map<PackagedService, ServiceProcess> seconds = new EnumMap<>(PackagedService.class);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Rollout(Installation installation) {
    this.installation = installation;
    for (PackagedService service : PackagedService.values()) {
      seconds.put(service, second(service));
      serving.put(
          service,
          new CopyOnWriteArrayList<>(
              List.of(installation.uri(service), seconds.get(service).uri())));
    }
  }

  private ServiceProcess second(PackagedService service) {
    return installation.replica(service, service.database);
  }

  /** Where requests are sent now; changes as replicas come and go. */
  Map<PackagedService, List<URI>> serving() {
    return serving;
  }

  /** Replaces all replicas of these services, service by service, by those of this build. */
  void to(Path checkout, List<PackagedService> order) {
    installation.use(checkout);
    order.forEach(this::restart);
  }

  /** Replaces all replicas of a service, which read their settings anew. */
  void restart(PackagedService service) {
    replaceMain(service);
    replaceSecond(service);
  }

  /** The old one goes first: its port is needed again. */
  private void replaceMain(PackagedService service) {
    letGo(service, installation.main(service));
    installation.start(
        switch (service) {
          case ENROLLMENT -> FaultTarget.ENROLLMENT_SERVICE;
          case OUTCOME -> FaultTarget.OUTCOME_SERVICE;
          case IMPACT -> FaultTarget.IMPACT_SERVICE;
        });
    serving.get(service).add(installation.uri(service));
  }

  /** The new one comes first. */
  private void replaceSecond(PackagedService service) {
    ServiceProcess old = seconds.get(service);
    seconds.put(service, second(service));
    serving.get(service).add(seconds.get(service).uri());
    letGo(service, old);
  }

  private void letGo(PackagedService service, ServiceProcess old) {
    old.terminate();
    Awaitility.await("a replica that says that it is not ready")
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !isReady(old));
    serving.get(service).remove(old.uri());
    int code = old.awaitEnd();
    if (code != 0 && code != 143) {
      throw new AssertionError(service + " ended with " + code);
    }
  }

  private boolean isReady(ServiceProcess process) {
    HttpRequest request = HttpRequest.newBuilder(process.uri().resolve("/q/health/ready")).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      throw new UncheckedIOException("It ended before it said that it was not ready", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
