package org.outcomeledger.impact.entrance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves the files of the pages, compressed once. The framework would compress per request, and
 * either nothing or answers of the API too, whose length must not tell a listener what is in them;
 * and would tell a changed file by the time of its archive, which has none.
 */
@Singleton
final class PageFiles {

  /** Before the session: whoever asks, the files are the same. */
  private static final int ORDER = -1_100;

  private static final String FIRST = "/index.html";

  /** All files of the pages, and of the libraries those that they use. */
  private static final int MOST_BYTES = 16 << 20;

  private static final Pattern TAKES_GZIP =
      Pattern.compile("(?i)(^|,)\\s*(gzip|\\*)\\s*(,|$|;\\s*q=(1|0\\.[0-9]*[1-9]))");

  private final Cache<String, PageFile> files =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .<String, PageFile>weigher((path, file) -> file.bytes())
          .build();

  PageFiles() {}

  void stand(@Observes Router router) {
    router.get().order(ORDER).handler(this::serve);
    router.head().order(ORDER).handler(this::serve);
  }

  private void serve(RoutingContext context) {
    String path = context.normalizedPath().equals("/") ? FIRST : context.normalizedPath();
    PageFile known = files.getIfPresent(path);
    if (known != null) {
      send(context, known);
    } else if (PageFile.mayBe(path)) {
      read(context, path);
    } else {
      context.next();
    }
  }

  private void read(RoutingContext context, String path) {
    context.request().pause();
    context
        .vertx()
        .executeBlocking(() -> PageFile.read(path), false)
        .onComplete(done -> context.request().resume())
        .onSuccess(
            file -> {
              file.ifPresent(it -> files.put(path, it));
              file.ifPresentOrElse(it -> send(context, it), context::next);
            })
        .onFailure(context::fail);
  }

  private static void send(RoutingContext context, PageFile file) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    PageFile.HEADERS.forEach(response::putHeader);
    response
        .putHeader(HttpHeaders.CACHE_CONTROL, file.caching())
        .putHeader(HttpHeaders.ETAG, file.tag())
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (has(request, file)) {
      response.setStatusCode(304).end();
      return;
    }
    boolean isCompressed = takesGzip(request);
    if (isCompressed) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    byte[] body = isCompressed ? file.compressed() : file.plain();
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(Buffer.buffer(body));
    }
  }

  private static boolean has(HttpServerRequest request, PageFile file) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.IF_NONE_MATCH))
        .filter(it -> it.equals("*") || it.contains(file.tag()))
        .isPresent();
  }

  private static boolean takesGzip(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
        .filter(it -> TAKES_GZIP.matcher(it).find())
        .isPresent();
  }
}
