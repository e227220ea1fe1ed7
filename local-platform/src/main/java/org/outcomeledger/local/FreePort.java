package org.outcomeledger.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * TCP ports of this machine. A port that was free a moment ago may be taken by the time it is used.
 */
public final class FreePort {
  private static final int LEAST = 20_000;
  private static final int LEAST_OF_CONNECTIONS = 32_768;

  private FreePort() {}

  /**
   * A port that nobody listens on now, below those that systems give to connections: between now
   * and its use only another server could take it.
   */
  public static int any() {
    return ThreadLocalRandom.current()
        .ints(LEAST, LEAST_OF_CONNECTIONS)
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow();
  }

  /** Whether a server could listen on {@code port}, both on loopback and on all addresses. */
  public static boolean isFree(int port) {
    return binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        && binds(new InetSocketAddress(port));
  }

  private static boolean binds(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(
          true); // connections that linger after a restart do not make a port taken
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
