package org.outcomeledger.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Readers of figures as they change, several at a time: each listens for some seconds, as the seed
 * draws them, hangs up without a word, and the next one comes.
 */
final class StreamReaders {

  private static final int AT_ONCE = 8;
  private static final int MOST_SECONDS = 10;

  private final HttpRequest listen;
  private final long seed;
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final AtomicLong told = new AtomicLong();

  StreamReaders(URI impact, String analyst, long seed) {
    this.seed = seed;
    this.listen =
        HttpRequest.newBuilder(impact.resolve("/metrics/v1/stream?indicator=ENR1"))
            .header("Authorization", "Bearer " + analyst)
            .build();
  }

  void readWhile(BooleanSupplier goesOn) {
    List<Callable<Void>> readers = new ArrayList<>();
    for (int reader = 0; reader < AT_ONCE; reader++) {
      Random random = new Random(seed * AT_ONCE + reader);
      readers.add(
          () -> {
            while (goesOn.getAsBoolean()) {
              read(Duration.ofMillis(random.nextInt(1, MOST_SECONDS * 1000)));
            }
            return null;
          });
    }
    PostingLog.runTogether(readers);
  }

  /** Hangs up with the first line after so long; there is one every 15 seconds at least. */
  private void read(Duration stays) throws InterruptedException {
    long until = System.nanoTime() + stays.toNanos();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<InputStream> answer =
          http.send(listen, HttpResponse.BodyHandlers.ofInputStream());
      answers.merge("" + answer.statusCode(), 1, Integer::sum);
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        String line = lines.readLine();
        while (line != null && System.nanoTime() - until < 0) {
          told.addAndGet(line.startsWith("data:") ? 1 : 0);
          line = lines.readLine();
        }
      }
    } catch (IOException e) {
      answers.merge(e.getClass().getName(), 1, Integer::sum);
    }
  }

  /** How often there was which status, or why there was no answer. */
  Map<String, Integer> answers() {
    return Map.copyOf(answers);
  }

  /** How often any of them was told new figures. */
  long told() {
    return told.get();
  }
}
