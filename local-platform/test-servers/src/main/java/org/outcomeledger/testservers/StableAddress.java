package org.outcomeledger.testservers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port on loopback that stays while the server behind it changes, as the address of a Kubernetes
 * service does: clients need not know who is the primary now. Connections to the former server are
 * cut when another takes its place. A server that refuses is a connection that is closed at once.
 */
public final class StableAddress implements AutoCloseable {

  private static final int LARGEST_READ = 1 << 16;

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile int target;

  private StableAddress(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /** One that leads to this port of loopback, until {@link #moveTo} names another. */
  public static StableAddress of(int target) {
    try {
      var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var address = new StableAddress(listener, target);
      Thread.ofVirtual().start(address::accept);
      return address;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  public void moveTo(int newTarget) {
    target = newTarget;
    cutAll();
  }

  /**
   * The same, where the former server's node lost power: its connections stay open, and nothing
   * comes through them any more.
   */
  public void moveFromLostTo(int newTarget) {
    target = newTarget;
    silent.addAll(open);
  }

  /** How many connections clients have begun, whether a server took them or not. */
  public int accepted() {
    return accepted.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        accepted.incrementAndGet();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** Either both sides of a connection are open, or none is. */
  private void connect(Socket client) {
    int chosen = target;
    open.add(client);
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), chosen)) {
      open.add(server);
      if (chosen == target) {
        Thread answers = Thread.ofVirtual().start(() -> carry(server, client));
        carry(client, server);
        answers.join();
      }
      open.remove(server);
    } catch (IOException refused) {
      // the client is closed by now
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  private void carry(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var bytes = new byte[LARGEST_READ];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (!silent.contains(from)) {
          out.write(bytes, 0, read);
        }
      }
    } catch (IOException brokenOff) {
      // which the other end is told by what follows
    }
    cut(from);
    if (!silent.contains(from)) {
      cut(to);
    }
  }

  private void cutAll() {
    open.forEach(StableAddress::cut);
  }

  private static void cut(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cut(listener);
    cutAll();
  }
}
