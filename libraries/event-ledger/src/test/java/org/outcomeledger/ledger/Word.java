package org.outcomeledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.outcomeledger.http.ProblemType;

/**
 * Events of no meaning, for a ledger that knows no event by name: learners say words; a word is one
 * learner's at a time, nobody says a word twice, and some words cannot be said at all. A word can
 * be retracted, except for those that are sworn.
 */
record Word(String text) {

  static final String UNSPEAKABLE = "unspeakable";
  private static final String RETRACT = "retract ";
  static final String SWORN = "sworn";
  private static final String TYPE = "org.outcomeledger.word-said.v1";
  private static final byte[] ID_SEED = {7};

  static Word read(String type, byte[] data) {
    String json = new String(data, UTF_8);
    return new Word(json.substring("{\"text\":\"".length(), json.length() - 2));
  }

  /** The retraction of the word that was said under this id. */
  static Word retractionOf(String id) {
    return new Word(RETRACT + id);
  }

  static UUID uuid(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    return UUID.nameUUIDFromBytes(
        ByteBuffer.allocate(bytes.length + 1).put(bytes).put(ID_SEED).array());
  }

  ReportedEvent<Word> by(String learner, String id) {
    return by("platform-a", learner, id);
  }

  ReportedEvent<Word> by(String platform, String learner, String id) {
    return new ReportedEvent<>(
        platform,
        uuid(learner),
        "lms",
        uuid("id-" + id),
        TYPE,
        null,
        ("{\"text\":\"" + text + "\"}").getBytes(UTF_8),
        this,
        null);
  }

  /** What one learner has said so far. */
  static final class WordRules implements Rules<List<String>, Word> {

    @Override
    public List<String> initial() {
      return List.of();
    }

    @Override
    public List<String> evolve(List<String> said, Word event) {
      return Stream.concat(said.stream(), Stream.of(event.text())).toList();
    }

    @Override
    public Decision decide(List<String> said, Word reported) {
      if (reported.text().equals(UNSPEAKABLE)) {
        throw new IllegalStateException("These rules are broken");
      }
      return said.contains(reported.text())
          ? Decision.reject(ProblemType.ALREADY_DECLARED, "A word is said once.", "/text")
          : Decision.accept();
    }

    @Override
    public Optional<UUID> retracts(Word reported) {
      return reported.text().startsWith(RETRACT)
          ? Optional.of(uuid("id-" + reported.text().substring(RETRACT.length())))
          : Optional.empty();
    }

    @Override
    public boolean isRetractable(Word recorded) {
      return !recorded.text().equals(SWORN);
    }

    @Override
    public List<Claim> claims(Word reported) {
      return retracts(reported).isPresent()
          ? List.of()
          : List.of(
              new Claim(
                  "word",
                  uuid(reported.text()),
                  new Rejection(ProblemType.ALREADY_ENROLLED, "The word is another's.", "/text")));
    }
  }
}
