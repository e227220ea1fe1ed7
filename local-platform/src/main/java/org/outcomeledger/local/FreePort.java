package org.outcomeledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * TCP ports of this machine. A port that was free a moment ago may be taken by the time it is used.
 */
public final class FreePort {
  private FreePort() {}

  /** A port that nobody listens on now, chosen by the system. */
  public static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
