package org.outcomeledger.impact.follower;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A port of loopback that leads to PostgreSQL. The first time that a session commits after a
 * certain statement the commit is carried out, and instead of the answer every connection is cut,
 * as by a server that dies then. Later connections are carried through.
 */
final class LostCommit implements AutoCloseable {

  private static final int LARGEST_READ = 1 << 16;

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean lost = new AtomicBoolean();
  private final int server;
  private final String statement;

  LostCommit(int server, String statement) throws IOException {
    this.server = server;
    this.statement = statement;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> carry(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket client) {
    try (client;
        Socket postgres = new Socket(InetAddress.getLoopbackAddress(), server)) {
      open.add(postgres);
      var commits = new AtomicBoolean();
      Thread answers = Thread.ofVirtual().start(() -> carryAnswers(postgres, client, commits));
      carryStatements(client, postgres, commits);
      answers.join();
    } catch (IOException cut) {
      // by the other side, or by this
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryStatements(Socket client, Socket postgres, AtomicBoolean commits)
      throws IOException {
    InputStream in = client.getInputStream();
    OutputStream out = postgres.getOutputStream();
    var bytes = new byte[LARGEST_READ];
    boolean stated = false;
    for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      String text = new String(bytes, 0, read, ISO_8859_1);
      stated |= text.contains(statement);
      if (stated && text.contains("COMMIT\0") && lost.compareAndSet(false, true)) {
        commits.set(true);
      }
      out.write(bytes, 0, read);
    }
    postgres.close();
  }

  private void carryAnswers(Socket postgres, Socket client, AtomicBoolean commits) {
    try {
      InputStream in = postgres.getInputStream();
      var bytes = new byte[LARGEST_READ];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (commits.get()) {
          cutAll();
          return;
        }
        client.getOutputStream().write(bytes, 0, read);
      }
      client.close();
    } catch (IOException cut) {
      // by the other side, or by this
    }
  }

  private void cutAll() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cutAll();
  }
}
