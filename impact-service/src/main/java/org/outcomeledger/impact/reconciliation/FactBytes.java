package org.outcomeledger.impact.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.outcomeledger.event.EventCatalogue;
import org.outcomeledger.indicators.Fact;

/**
 * A fact as bytes: ledger, shard, position, id of the event, learner, platform, instant, type and
 * canonical data, each behind its length. Equal facts have equal bytes, wherever they were read.
 */
final class FactBytes {

  private FactBytes() {}

  static byte[] of(Fact fact) {
    var bytes = new ByteArrayOutputStream(512);
    try (var out = new DataOutputStream(bytes)) {
      part(out, fact.ledger().text());
      part(out, Integer.toString(fact.shard()));
      part(out, Long.toString(fact.position()));
      part(out, fact.eventId().value().toString());
      part(out, fact.learner().value().toString());
      part(out, fact.platform());
      part(out, fact.recordedAt().toString());
      part(out, fact.event().getClass().getSimpleName());
      part(out, EventCatalogue.ALL.write(fact.event()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void part(DataOutputStream out, String text) throws IOException {
    part(out, text.getBytes(UTF_8));
  }

  private static void part(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
