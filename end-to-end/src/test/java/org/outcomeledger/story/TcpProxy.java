package org.outcomeledger.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * A wire: what connects to its port on loopback is connected to a port that it looks up for each
 * connection. It can be slow, reset connections, or let nothing through and close nothing; what it
 * held back arrives once it lets through again, as packets do that are sent again.
 */
final class TcpProxy implements AutoCloseable {

  /**
   * What a wire is like.
   *
   * @param delay of all that goes to the server, so of every question and answer together
   * @param resets of all that is read, in either direction, the share that ends its connection
   * @param blackHole nothing gets through
   */
  record Weather(Duration delay, double resets, boolean blackHole) {
    static final Weather FINE = new Weather(Duration.ZERO, 0, false);
    static final Weather BLACK_HOLE = new Weather(Duration.ZERO, 0, true);

    static Weather slow(Duration delay) {
      return new Weather(delay, 0, false);
    }

    static Weather resetting(double share) {
      return new Weather(Duration.ZERO, share, false);
    }
  }

  /** Bytes, and from when on they may go on; the end of a stream is null. */
  private record Chunk(byte[] bytes, long due) {}

  private static final int CHUNK_BYTES = 64 * 1024;
  private static final int CHUNKS_UNDER_WAY = 64;
  private static final int BACKLOG = 200;

  private final IntSupplier target;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Weather weather = Weather.FINE;
  private volatile CompletableFuture<Void> passable = CompletableFuture.completedFuture(null);

  TcpProxy(IntSupplier target) {
    this.target = target;
    try {
      server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void setWeather(Weather next) {
    weather = next;
    CompletableFuture<Void> before = passable;
    passable =
        next.blackHole() ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
    before.complete(null);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        // Closed, which ends the loop; or the client has gone before it was accepted.
      }
    }
  }

  private void connect(Socket client) {
    passable.join();
    Socket upstream = new Socket();
    open.add(upstream);
    try {
      upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()));
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      new Direction(client, upstream, true).start();
      new Direction(upstream, client, false).start();
    } catch (IOException e) {
      reset(client, upstream); // as the target refuses: its client sees a lost connection
    }
  }

  /** All that one side sends to the other. */
  private final class Direction {
    private final Socket from;
    private final Socket to;
    private final boolean delayed;
    private final BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS_UNDER_WAY);

    Direction(Socket from, Socket to, boolean delayed) {
      this.from = from;
      this.to = to;
      this.delayed = delayed;
    }

    void start() {
      Thread.ofVirtual().start(() -> untilItBreaks(this::read));
      Thread.ofVirtual().start(() -> untilItBreaks(this::write));
    }

    private interface Copying {
      void run() throws IOException, InterruptedException;
    }

    /** A connection that breaks on one side is broken on the other, too. */
    private void untilItBreaks(Copying copying) {
      try {
        copying.run();
      } catch (IOException e) {
        reset(from, to);
        underWay.clear(); // nobody takes it, and whoever reads may wait for a place
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void read() throws IOException, InterruptedException {
      byte[] buffer = new byte[CHUNK_BYTES];
      int length;
      try {
        while ((length = from.getInputStream().read(buffer)) >= 0) {
          Weather now = weather;
          if (ThreadLocalRandom.current().nextDouble() < now.resets()) {
            throw new SocketException("Reset by the wire");
          }
          long delay = delayed ? now.delay().toNanos() : 0;
          underWay.put(new Chunk(Arrays.copyOf(buffer, length), System.nanoTime() + delay));
        }
      } finally {
        underWay.put(new Chunk(null, System.nanoTime()));
      }
    }

    private void write() throws IOException, InterruptedException {
      for (Chunk chunk = underWay.take(); chunk.bytes() != null; chunk = underWay.take()) {
        LockSupport.parkNanos(chunk.due() - System.nanoTime());
        passable.join();
        to.getOutputStream().write(chunk.bytes());
      }
      to.shutdownOutput();
      if (from.isOutputShutdown()) {
        close(from);
        close(to);
      }
    }
  }

  private void reset(Socket... sockets) {
    for (Socket socket : sockets) {
      try {
        socket.setSoLinger(true, 0);
      } catch (SocketException e) {
        // Closed already: nobody waits for anything on it.
      }
      close(socket);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    setWeather(Weather.FINE);
    reset(open.toArray(Socket[]::new));
  }
}
