package org.outcomeledger.benchmark.house;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * A learning platform that posts as fast as it is answered (closed loop), or at a rate whatever the
 * answers (open loop). All of it happens on one thread, which is why it can be cheap. Anything but
 * acceptance ends the run.
 */
public final class LoadGenerator implements AutoCloseable {

  /**
   * What was posted.
   *
   * @param events all acknowledged
   * @param latencies of requests in microseconds; in an open loop since the moment at which each
   *     was meant to be sent, so that waiting for others' delays counts
   */
  public record Posted(long events, double seconds, Histogram latencies) {}

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final URI service;
  private final String token;
  private final HttpClient http;

  /**
   * @param connections at most; kept open
   */
  public LoadGenerator(URI service, String token, int connections) {
    this.service = service;
    this.token = token;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(connections).setMaxWaitQueueSize(1_000_000));
  }

  /**
   * Each caller posts again as soon as it is answered.
   *
   * @param next what to post, null once it is enough
   */
  public Posted closedLoop(int callers, Supplier<PostRequest> next) {
    Loop loop = new Loop();
    vertx.runOnContext(
        now -> {
          for (int caller = 0; caller < callers; caller++) {
            again(loop, next);
          }
          loop.oneLess();
        });
    return loop.await();
  }

  /** The same for so long. */
  public Posted closedLoop(int callers, Duration duration, Supplier<PostRequest> next) {
    long end = System.nanoTime() + duration.toNanos();
    return closedLoop(callers, () -> System.nanoTime() < end ? next.get() : null);
  }

  private void again(Loop loop, Supplier<PostRequest> next) {
    PostRequest posting = next.get();
    if (posting != null) {
      send(loop, posting, System.nanoTime(), reply -> again(loop, next));
    }
  }

  /**
   * Posts one every so often, however long the answers take.
   *
   * @param seen every reply, on the generator's thread
   */
  public Posted openLoop(
      double perSecond, Duration duration, Supplier<PostRequest> next, Consumer<Buffer> seen) {
    Loop loop = new Loop();
    long begun = System.nanoTime();
    long requests = Math.round(perSecond * duration.toNanos() / 1e9);
    for (long request = 0; request < requests; request++) {
      long due = begun + (long) (request * 1e9 / perSecond);
      for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
      vertx.runOnContext(now -> send(loop, next.get(), due, seen));
    }
    vertx.runOnContext(now -> loop.oneLess());
    return loop.await();
  }

  private void send(Loop loop, PostRequest posting, long since, Consumer<Buffer> then) {
    loop.open++;
    request(posting)
        .onSuccess(
            reply -> {
              loop.answered(posting, since);
              then.accept(reply);
              loop.oneLess();
            })
        .onFailure(loop.done::completeExceptionally);
  }

  private Future<Buffer> request(PostRequest posting) {
    return http.request(options(HttpMethod.POST, "/events"))
        .compose(
            request ->
                request.putHeader("Content-Type", posting.contentType()).send(posting.body()))
        .compose(
            response ->
                response
                    .body()
                    .map(
                        body -> {
                          posting.requireAccepted(response.statusCode(), body);
                          return body;
                        }));
  }

  /** The body of an answer with status 200; may be called by any thread. */
  public Future<Buffer> get(String path) {
    Promise<Buffer> body = Promise.promise();
    // On the client's own thread, or the answer may be there before anybody listens for its body.
    vertx.runOnContext(now -> answer(path).onComplete(body));
    return body.future();
  }

  private Future<Buffer> answer(String path) {
    return http.request(options(HttpMethod.GET, path))
        .compose(request -> request.send())
        .compose(
            response ->
                response.statusCode() == 200
                    ? response.body()
                    : Future.failedFuture("HTTP " + response.statusCode() + " from " + path));
  }

  private RequestOptions options(HttpMethod method, String path) {
    return new RequestOptions()
        .setMethod(method)
        .setHost(service.getHost())
        .setPort(service.getPort())
        .setURI(path)
        .setTimeout(TIMEOUT.toMillis())
        .putHeader("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** What is under way; touched by the generator's thread alone, but for waiting. */
  private static final class Loop {

    private final CompletableFuture<Posted> done = new CompletableFuture<>();
    private final Histogram latencies = new Histogram(3);
    private final long begun = System.nanoTime();

    /** Requests without an answer, and the loop itself. */
    private int open = 1;

    private long events;

    void answered(PostRequest posting, long since) {
      latencies.recordValue((System.nanoTime() - since) / 1_000);
      events += posting.events();
    }

    void oneLess() {
      if (--open == 0) {
        done.complete(new Posted(events, (System.nanoTime() - begun) / 1e9, latencies));
      }
    }

    Posted await() {
      try {
        return done.join();
      } catch (CompletionException e) {
        throw new IllegalStateException("A request failed: the run does not count", e.getCause());
      }
    }
  }
}
