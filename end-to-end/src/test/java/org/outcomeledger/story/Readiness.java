package org.outcomeledger.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Which replicas are sent requests: as an orchestrator does, it asks each once a second whether it
 * is ready, and leaves out the one that was not three times in a row, until it is again.
 */
final class Readiness implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int FAILURES = 3;

  private final Map<PackagedService, List<Replica>> ready = new EnumMap<>(PackagedService.class);
  private final Map<PackagedService, List<URI>> platforms = new EnumMap<>(PackagedService.class);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private volatile boolean closed;

  Readiness(List<Replica> replicas) {
    for (PackagedService service : PackagedService.values()) {
      ready.put(service, new CopyOnWriteArrayList<>());
      platforms.put(service, new CopyOnWriteArrayList<>());
    }
    for (Replica replica : replicas) {
      sendRequestsTo(replica);
      Thread.ofVirtual().start(() -> watch(replica));
    }
  }

  /** Those of a service that are ready; changes as they come and go. */
  List<Replica> of(PackagedService service) {
    return ready.get(service);
  }

  /** Where platforms reach them. */
  Map<PackagedService, List<URI>> forPlatforms() {
    return platforms;
  }

  private void sendRequestsTo(Replica replica) {
    ready.get(replica.service()).add(replica);
    platforms.get(replica.service()).add(replica.platformUri());
  }

  private void watch(Replica replica) {
    int failures = 0;
    while (!closed) {
      failures = isReady(replica) ? 0 : failures + 1;
      boolean serving = ready.get(replica.service()).contains(replica);
      if (failures == 0 && !serving) {
        sendRequestsTo(replica);
      } else if (failures >= FAILURES && serving) {
        ready.get(replica.service()).remove(replica);
        platforms.get(replica.service()).remove(replica.platformUri());
      }
      LockSupport.parkNanos(PERIOD.toNanos());
    }
  }

  private boolean isReady(Replica replica) {
    HttpRequest request =
        HttpRequest.newBuilder(replica.uri().resolve("/q/health/ready")).timeout(LIMIT).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // down, or too slow
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
