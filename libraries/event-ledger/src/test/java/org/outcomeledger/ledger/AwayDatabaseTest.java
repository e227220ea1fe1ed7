package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What appending does while its database hangs, or refuses connections. */
class AwayDatabaseTest {

  /** AuthenticationOk; ParameterStatus; BackendKeyData of no meaning; ReadyForQuery. */
  private static final byte[] WELCOME =
      ("R\0\0\0\10\0\0\0\0"
              + "S\0\0\0\31client_encoding\0UTF8\0"
              + "K\0\0\0\14\0\0\0\1\0\0\0\2"
              + "Z\0\0\0\5I")
          .getBytes(US_ASCII);

  /** An ErrorResponse: the severity, the SQLSTATE and the message. */
  private static final byte[] NOT_YET =
      "E\0\0\0\35SFATAL\0C57P03\0Mstarting\0\0".getBytes(US_ASCII);

  private static final byte[] TERMINATE = {'X', 0, 0, 0, 4};

  private final Vertx vertx = Vertx.vertx();
  private final ServerSocket server = listen();
  private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger connects = new AtomicInteger();

  @AfterEach
  void close() throws IOException {
    server.close();
    lanes.close();
    vertx.closeAndAwait();
  }

  @Test
  void aConnectionThatNobodyWaitsForAnyMoreIsEndedWhenTheServerTakesItUp() throws Exception {
    var gaveUp = new CountDownLatch(1);
    Future<byte[]> lastWords = lanes.submit(() -> welcomeAfter(gaveUp));

    assertThatThrownBy(database()::connectToAppend).isInstanceOf(RuntimeException.class);
    gaveUp.countDown();

    assertThat(lastWords.get()).isEqualTo(TERMINATE);
  }

  private byte[] welcomeAfter(CountDownLatch gaveUp) throws IOException, InterruptedException {
    try (Socket client = server.accept();
        var in = new DataInputStream(client.getInputStream())) {
      client.setSoTimeout((int) WordLedger.TIMEOUT.toMillis());
      readStartUpMessage(in);
      gaveUp.await();
      client.getOutputStream().write(WELCOME);
      return in.readAllBytes();
    }
  }

  private static void readStartUpMessage(DataInputStream in) throws IOException {
    in.readFully(new byte[in.readInt() - Integer.BYTES]);
  }

  @Test
  void whileTheDatabaseHangsAllThatWaitsFailsTogether() throws IOException {
    // Nobody accepts: connections are made by the operating system, and nothing is answered.
    try (Ledger<Word> ledger = ledger()) {
      List<CompletableFuture<List<Receipt>>> answers =
          IntStream.range(0, 600)
              .mapToObj(i -> new Word("word").by("platform-" + i % 2, "ada", "id-" + i))
              .map(event -> new AppendRequest<>(List.of(event), false))
              .map(request -> ledger.append(request).subscribeAsCompletionStage())
              .toList();

      assertThat(answers).allSatisfy(AwayDatabaseTest::failsAsUnavailable);
      assertThat(connectsInBacklog()).isEqualTo(1);
    }
  }

  private static void failsAsUnavailable(CompletableFuture<?> answer) {
    assertThatThrownBy(answer::join).hasCauseInstanceOf(LedgerUnavailable.class);
  }

  private int connectsInBacklog() throws IOException {
    server.setSoTimeout(100);
    int taken = 0;
    try {
      while (true) {
        server.accept().close();
        taken++;
      }
    } catch (SocketTimeoutException noneLeft) {
      return taken;
    }
  }

  @Test
  void aDatabaseThatRefusesIsNotTriedForEachRequestAndOneLineSaysSo() throws Exception {
    var unused = lanes.submit(this::refuseAll);
    List<String> lines = new ArrayList<>();
    Handler handler = collecting(lines);
    Logger log = Logger.getLogger(LedgerWriter.class.getName());
    log.addHandler(handler);
    try (Ledger<Word> ledger = ledger()) {
      Callable<Void> fiveInTurn =
          () -> {
            for (int i = 0; i < 5; i++) {
              assertThatThrownBy(() -> WordLedger.append(ledger, new Word("word").by("ada", "id")))
                  .isInstanceOf(LedgerUnavailable.class);
            }
            return null;
          };
      for (Future<Void> lane : lanes.invokeAll(Collections.nCopies(200, fiveInTurn))) {
        lane.get();
      }
    } finally {
      log.removeHandler(handler);
    }
    assertThat(connects.get()).isLessThan(10);
    assertThat(lines).hasSize(1);
  }

  private Void refuseAll() throws IOException {
    while (true) {
      try (Socket client = server.accept();
          var in = new DataInputStream(client.getInputStream())) {
        connects.incrementAndGet();
        readStartUpMessage(in);
        client.getOutputStream().write(NOT_YET);
      }
    }
  }

  private static Handler collecting(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(line.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private Ledger<Word> ledger() {
    return new Ledger<>(
        new Word.WordRules(),
        Word::read,
        database(),
        WordLedger.MAX_REQUESTS_WAITING,
        StreamLimits.of(2_000),
        () -> {},
        FlushListener.NONE);
  }

  private LedgerDatabase database() {
    return new LedgerDatabase(
        vertx,
        new PgConnectOptions()
            .setHost("127.0.0.1")
            .setPort(server.getLocalPort())
            .setUser("nobody")
            .setDatabase("none"));
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
