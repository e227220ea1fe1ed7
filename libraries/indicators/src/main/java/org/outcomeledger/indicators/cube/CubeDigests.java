package org.outcomeledger.indicators.cube;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

/**
 * What a cube keeps of facts, in a form that is the same in every cube, so that what a snapshot
 * holds can be compared with what it should hold without making a second cube. Codes are written as
 * the words that they stand for.
 */
public final class CubeDigests {
  private static final int[] NONE = {};
  private static final int[] OF_ENROLLMENT = {2, 6, 7};
  private static final int[] OF_EMPLOYMENT = {8};
  private static final int[] OF_PROFILE = {
    1 + Attribute.GENDER.number,
    1 + Attribute.AGE_BAND.number,
    1 + Attribute.REGION.number,
    1 + Attribute.COUNTRY.number
  };

  private CubeDigests() {}

  /**
   * What a snapshot holds of one shard of a ledger.
   *
   * @param seen is told how many learners were looked through, chunk by chunk
   */
  public static FactDigest of(Snapshot snapshot, LedgerName ledger, int shard, IntConsumer seen) {
    FactDigest digest = new FactDigest();
    for (int chunk = 0; chunk < snapshot.chunks(); chunk++) {
      snapshot.scan(
          chunk,
          facts -> {
            if (facts.shard() == shard) {
              each(facts.page(), facts.place(), ledger, snapshot.dictionary(), digest::add);
            }
          });
      seen.accept(Snapshot.CHUNK);
    }
    return digest;
  }

  /**
   * Gives what a cube keeps of one fact that stands: nothing where it says nothing to any
   * indicator, else once.
   */
  public static void of(Fact fact, String currency, Consumer<byte[]> kept) {
    Dictionary dictionary = new Dictionary();
    Blob blob = new Blob(dictionary, new YearlyGross(currency));
    blob.begin(fact);
    blob.add(fact);
    each(blob.ints(), 0, fact.ledger(), dictionary, kept);
  }

  private static void each(
      int[] page, int place, LedgerName ledger, Dictionary dictionary, Consumer<byte[]> visitor) {
    int end = place + page[place + Layout.LENGTH];
    for (int at = place + Layout.HEADER; at < end; at += Layout.size(page[at])) {
      if (Layout.ledger(page[at]) == ledger) {
        visitor.accept(bytes(page, place, at, dictionary));
      }
    }
  }

  private static byte[] bytes(int[] page, int place, int at, Dictionary dictionary) {
    var bytes = new ByteArrayOutputStream(128);
    try (var out = new DataOutputStream(bytes)) {
      for (int i = Layout.LEARNER; i < Layout.PLATFORM; i++) {
        out.writeInt(page[place + i]);
      }
      int number = Layout.number(page[at]);
      out.writeInt(number);
      int size = Layout.size(page[at]);
      for (int i = Layout.KEY; i < size; i++) {
        write(out, page[at + i], isWord(number, i - Layout.FIELDS), dictionary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, int value, boolean word, Dictionary dictionary)
      throws IOException {
    if (word && value >= 0) {
      out.writeUTF(dictionary.name(value));
    } else {
      out.writeInt(value);
    }
  }

  private static boolean isWord(int number, int field) {
    for (int word : words(number)) {
      if (word == field) {
        return true;
      }
    }
    return false;
  }

  private static int[] words(int number) {
    return number == Layout.ENROLLMENT.number
        ? OF_ENROLLMENT
        : number == Layout.EMPLOYMENT.number
            ? OF_EMPLOYMENT
            : number == Layout.PROFILE.number ? OF_PROFILE : NONE;
  }
}
