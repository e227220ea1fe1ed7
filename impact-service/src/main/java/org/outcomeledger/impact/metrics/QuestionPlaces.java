package org.outcomeledger.impact.metrics;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many questions are counted beside each other: so many that processors and memory suffice. A
 * question that has all learners counted takes all processors, and its groups take memory; what it
 * takes is estimated before. A share of both is left to questions that cost little, so that those
 * are answered whatever else is asked. Whoever waits and fits goes first, not whoever came first:
 * one that costs much would have all wait that cost little.
 */
final class QuestionPlaces {
  /** What a question takes while it is counted and answered. */
  record Price(int processors, long bytes) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final Price all;
  private final Price reserve;
  private int waiting;
  private int processors;
  private long bytes;

  /**
   * Places for questions that together take so much.
   *
   * @param reserve the part of it that only questions may take that cost no more
   */
  QuestionPlaces(Price all, Price reserve) {
    this.all = all;
    this.processors = all.processors();
    this.bytes = all.bytes();
    this.reserve = reserve;
  }

  /** A place that was taken, to be given back once. */
  final class Place implements AutoCloseable {
    private final Price price;
    private boolean taken = true;
    private boolean counting = true;

    private Place(Price price) {
      this.price = price;
    }

    /** What is left to do takes memory only: processors are given back. */
    void counted() {
      lock.lock();
      try {
        if (counting) {
          counting = false;
          processors += price.processors();
          freed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      counted();
      lock.lock();
      try {
        if (taken) {
          taken = false;
          bytes += price.bytes();
          freed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Takes a place, after waiting for it where there is none.
   *
   * @throws org.outcomeledger.http.Refusal where none came free in time
   */
  Place take(Price price, Duration limit) throws InterruptedException {
    lock.lock();
    try {
      await(price, limit);
      processors -= price.processors();
      bytes -= price.bytes();
      return new Place(price);
    } finally {
      lock.unlock();
    }
  }

  private void await(Price price, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    waiting++;
    try {
      while (!fits(price)) {
        if (left <= 0) {
          throw Refused.busy();
        }
        left = freed.awaitNanos(left);
      }
    } finally {
      waiting--;
    }
  }

  /** How many questions wait for a place. */
  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** How much memory the questions take that have one. */
  long bytesTaken() {
    lock.lock();
    try {
      return all.bytes() - bytes;
    } finally {
      lock.unlock();
    }
  }

  /** How much there is for all of them. */
  long mostBytes() {
    return all.bytes();
  }

  private boolean fits(Price price) {
    boolean cheap = price.processors() <= reserve.processors() && price.bytes() <= reserve.bytes();
    return cheap
        ? price.processors() <= processors && price.bytes() <= bytes
        : price.processors() <= processors - reserve.processors()
            && price.bytes() <= bytes - reserve.bytes();
  }
}
