package org.outcomeledger.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;

/**
 * Collects what is posted, of those who may post, into one array, and no more of it than tells that
 * it is too long. The framework would keep objects for each chunk, and a body that is sent to do
 * harm has a chunk for each byte.
 *
 * <p>A connection that is cut while its caller still writes loses the reply. So what is too long is
 * heard on, up to a second limit: the caller gets to know why.
 */
@Provider
@Singleton
public class CompactBodies implements ResteasyReactiveContainerRequestFilter {

  private final BodyLimit limit;

  CompactBodies(BodyLimit limit) {
    this.limit = limit;
  }

  @Override
  public void filter(ResteasyReactiveContainerRequestContext context) {
    ServerHttpRequest request =
        ((ResteasyReactiveRequestContext) context.getServerRequestContext()).serverRequest();
    if (request.getRequestMethod().equals(HttpMethod.POST) && !request.isRequestEnded()) {
      context.suspend();
      request.setReadListener(new Arriving(request, context, limit));
    }
  }

  private static final class Arriving implements ServerHttpRequest.ReadCallback {

    private final ServerHttpRequest request;
    private final ResteasyReactiveContainerRequestContext context;
    private final BodyLimit limit;
    private final Collected collected = new Collected();
    private long arrived;

    Arriving(
        ServerHttpRequest request,
        ResteasyReactiveContainerRequestContext context,
        BodyLimit limit) {
      this.request = request;
      this.context = context;
      this.limit = limit;
    }

    @Override
    public void data(ByteBuffer chunk) {
      arrived += chunk.remaining();
      collected.add(chunk, limit.most() + 1);
      if (arrived > limit.mostReceived()) {
        request.pauseRequestInput();
        done();
      }
    }

    @Override
    public void done() {
      context.setEntityStream(collected.stream());
      context.resume();
    }
  }

  private static final class Collected extends ByteArrayOutputStream {

    void add(ByteBuffer chunk, int most) {
      int wanted = Math.min(chunk.remaining(), most - count);
      write(chunk.array(), chunk.arrayOffset() + chunk.position(), wanted);
    }

    InputStream stream() {
      return new ByteArrayInputStream(buf, 0, count);
    }
  }
}
