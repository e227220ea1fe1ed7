package org.outcomeledger.indicators.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.outcomeledger.indicators.cube.Dictionary;
import org.outcomeledger.indicators.indicator.LearnerRecord;

/**
 * A number of 64 bits for each record, and for each learner: always the same, in every process, and
 * as good as never the same for two. The XOR of several stands for all of them, in any order: so
 * many records, so few bits. They are no secret, for nobody is told them; what is drawn with them
 * needs a key.
 *
 * <p>A learner's is mix(mix(h) ^ l), h and l the halves of the learner's id. A record's is
 * mix(learner's ^ p), p the first 8 bytes of the SHA-256 of its programme's id in UTF-8. mix is the
 * finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number
 * generators, OOPSLA 2014). For one thread.
 */
final class RecordKeys {
  /** For whoever counts without keys. */
  static final RecordKeys NONE = new RecordKeys(new Dictionary());

  private final Dictionary dictionary;

  /** By the programme's code; 0 for those not met yet. */
  private long[] programmes = {};

  RecordKeys(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** Whether there are any. */
  boolean isWanted() {
    return this != NONE;
  }

  long ofRecord(LearnerRecord record) {
    return mix(ofLearner(record) ^ programme(record.programme()));
  }

  long ofLearner(LearnerRecord record) {
    return mix(mix(record.learnerHigh()) ^ record.learnerLow());
  }

  private long programme(int code) {
    if (code >= programmes.length) {
      programmes = Arrays.copyOf(programmes, Math.max(code + 1, dictionary.size()));
    }
    if (programmes[code] == 0) {
      programmes[code] = hash(dictionary.name(code));
    }
    return programmes[code];
  }

  private static long hash(String programme) {
    try {
      byte[] text = programme.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static long mix(long bits) {
    long mixed = bits + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
