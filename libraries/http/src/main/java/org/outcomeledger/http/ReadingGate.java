package org.outcomeledger.http;

import io.netty.channel.ChannelConfig;

/**
 * Whether a connection is read from. The server stops and goes on for reasons of its own, by the
 * same switch: what it wants is kept while the gate is shut, and holds again when it opens.
 */
final class ReadingGate {

  private final ChannelConfig connection;
  private boolean isShut;
  private boolean isReadingWanted;

  ReadingGate(ChannelConfig connection) {
    this.connection = connection;
  }

  /** Nothing more is read: the operating system keeps what comes, and then the caller. */
  void shut() {
    if (!isShut) {
      isShut = true;
      isReadingWanted = connection.isAutoRead();
      connection.setAutoRead(false);
    }
  }

  /** Whether the server, which wants to read on, may. */
  boolean mayRead() {
    if (isShut) {
      isReadingWanted = true;
      connection.setAutoRead(false);
    }
    return !isShut;
  }

  void open() {
    if (isShut) {
      isShut = false;
      if (isReadingWanted) {
        connection.setAutoRead(true);
      }
    }
  }
}
