package org.outcomeledger.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records so that none reaches its partition before one that was given earlier.
 *
 * <p>A batch that failed is followed by nothing: one request is under way at a time, and the first
 * failure closes the producer on the thread that would send the next. What was sent before it may
 * have arrived, or arrive yet; sending again from there on repeats, and overtakes nothing.
 */
final class RelayProducer implements AutoCloseable {

  /** Each record is answered within its delivery timeout, unless the client itself is broken. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** Sending failed, for this reason; the producer is closed. */
  static final class SendingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SendingFailed(Throwable cause) {
      super(cause.toString(), cause);
    }
  }

  /** Records that are sent together: done when all are acknowledged, or the first has failed. */
  private final class Chunk {

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicInteger unanswered;

    Chunk(int size) {
      unanswered = new AtomicInteger(size);
    }

    void answered(Exception e) {
      if (e == null) {
        if (unanswered.decrementAndGet() == 0) {
          done.complete(null);
        }
      } else if (done.completeExceptionally(e)) {
        close();
      }
    }
  }

  private final KafkaTopic topic;
  private final Producer<byte[], byte[]> producer;
  private final AtomicBoolean closed = new AtomicBoolean();

  RelayProducer(KafkaTopic topic, Map<String, Object> settings) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Fails if the topic has other than its partitions, as far as the broker was last asked, which is
   * every few seconds; waits for one that is not there any more, and then fails.
   */
  void requirePartitions() {
    topic.requirePartitions(producer.partitionsFor(topic.name()).size());
  }

  /** Returns once all are acknowledged. */
  void send(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
    var chunk = new Chunk(records.size());
    for (ProducerRecord<byte[], byte[]> event : records) {
      if (!chunk.done.isDone()) {
        send(event, chunk);
      }
    }
    // Not by flush, which may wait for ever once the client's thread was closed in a retry.
    try {
      chunk.done.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new SendingFailed(e.getCause());
    } catch (TimeoutException e) {
      throw new SendingFailed(e);
    }
  }

  private void send(ProducerRecord<byte[], byte[]> event, Chunk chunk) {
    try {
      var unused = producer.send(event, (place, e) -> chunk.answered(e));
    } catch (RuntimeException e) { // closed by the failure of an earlier one, or interrupted
      chunk.answered(e);
    }
  }

  /** Once: a second call would wait for the client's thread, which may be ending in a failure. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      producer.close(Duration.ZERO);
    }
  }
}
