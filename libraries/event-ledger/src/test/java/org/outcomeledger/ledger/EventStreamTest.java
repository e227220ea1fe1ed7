package org.outcomeledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {

  private static final List<String> WORDS = List.of("one", "two", "three", "four", "five");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aRetractionLeavesWhatTheRemainingEventsAloneGive(int taken) {
    var without = EventStream.none(new Word.WordRules());
    var with = EventStream.none(new Word.WordRules());
    for (int i = 0; i < WORDS.size(); i++) {
      with = with.with(id(i), new Word(WORDS.get(i)));
      without = i == taken ? without : without.with(id(i), new Word(WORDS.get(i)));
    }
    var retracted = with.with(id(9), Word.retractionOf(String.valueOf(taken)));

    assertThat(retracted.state()).isEqualTo(without.state()).hasSize(4);
    assertThat(retracted.with(id(10), new Word("six")).state())
        .isEqualTo(without.with(id(10), new Word("six")).state());
    assertThat(retracted.version()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aStreamLoadedAtOnceEqualsOneFoldedEventByEvent(int taken) {
    var told = EventStream.none(new Word.WordRules());
    var reported = new LinkedHashMap<UUID, Word>();
    for (int i = 0; i < WORDS.size(); i++) {
      reported.put(id(i), new Word(WORDS.get(i)));
    }
    reported.put(id(9), Word.retractionOf(String.valueOf(taken)));
    reported.put(id(10), new Word("six"));
    for (var event : reported.entrySet()) {
      told = told.with(event.getKey(), event.getValue());
    }
    var read = EventStream.of(new Word.WordRules(), reported);

    assertThat(read.state()).isEqualTo(told.state()).hasSize(5);
    assertThat(read.version()).isEqualTo(told.version());
    assertThat(read.decide(Word.retractionOf(String.valueOf(taken))))
        .isEqualTo(told.decide(Word.retractionOf(String.valueOf(taken))));
  }

  private static UUID id(int number) {
    return Word.uuid("id-" + number);
  }
}
