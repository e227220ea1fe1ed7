package org.outcomeledger.posting;

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
public class CompactBodies implements ResteasyReactiveContainerRequestFilter {

  @Override
  public void filter(ResteasyReactiveContainerRequestContext context) {
    ServerHttpRequest request =
        ((ResteasyReactiveRequestContext) context.getServerRequestContext()).serverRequest();
    if (request.getRequestMethod().equals(HttpMethod.POST) && !request.isRequestEnded()) {
      context.suspend();
      request.setReadListener(new Arriving(request, context));
    }
  }

  private static final class Arriving implements ServerHttpRequest.ReadCallback {

    private final ServerHttpRequest request;
    private final ResteasyReactiveContainerRequestContext context;
    private final Collected collected = new Collected();
    private long arrived;

    Arriving(ServerHttpRequest request, ResteasyReactiveContainerRequestContext context) {
      this.request = request;
      this.context = context;
    }

    @Override
    public void data(ByteBuffer chunk) {
      arrived += chunk.remaining();
      collected.add(chunk);
      if (arrived > Body.MOST_BYTES_READ) {
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

    void add(ByteBuffer chunk) {
      int wanted = Math.min(chunk.remaining(), Body.MOST_BYTES + 1 - count);
      write(chunk.array(), chunk.arrayOffset() + chunk.position(), wanted);
    }

    InputStream stream() {
      return new ByteArrayInputStream(buf, 0, count);
    }
  }
}
