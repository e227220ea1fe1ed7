package org.outcomeledger.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/** The bytes of a body, in one array that grows as they arrive, whatever length was announced. */
final class CollectedBytes {

  private static final int SMALLEST = 1 << 10;

  private final int announced;
  private byte[] bytes = new byte[0];
  private int count;
  private Whole stream;

  /**
   * Nothing yet.
   *
   * @param announced how many will come, if that is known: the array is made no larger
   */
  CollectedBytes(long announced) {
    this.announced = (int) Math.min(announced, Integer.MAX_VALUE);
  }

  int size() {
    return count;
  }

  void add(ByteBuffer chunk, int wanted) {
    int needed = count + wanted;
    if (needed > bytes.length) {
      int grown = Math.max(SMALLEST, 2 * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(grown, announced)));
    }
    chunk.get(chunk.position(), bytes, count, wanted);
    count = needed;
  }

  InputStream stream() {
    stream = new Whole(bytes, count);
    return stream;
  }

  /** Nobody waits for what is made of it: who still holds the stream holds no bytes by it. */
  void drop() {
    bytes = new byte[0];
    if (stream != null) {
      stream.drop();
    }
  }

  private static final class Whole extends ByteArrayInputStream {

    private boolean isDropped;

    Whole(byte[] bytes, int count) {
      super(bytes, 0, count);
    }

    /** The array itself where it holds nothing else: a copy would double the largest bodies. */
    @Override
    public synchronized byte[] readAllBytes() {
      if (isDropped) {
        throw new CancellationException("The caller has hung up");
      }
      if (pos > 0 || count < buf.length) {
        return super.readAllBytes();
      }
      pos = count;
      return buf;
    }

    private synchronized void drop() {
      isDropped = true;
      buf = new byte[0];
      pos = 0;
      count = 0;
    }
  }
}
