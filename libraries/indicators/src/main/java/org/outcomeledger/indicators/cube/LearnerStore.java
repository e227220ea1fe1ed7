package org.outcomeledger.indicators.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.Position;
import org.outcomeledger.indicators.Positions;

/**
 * What one writer keeps: where every learner's latest blob is. A learner who changes gets a new
 * blob at the arena's end, the old one stays for those who look at an older snapshot. When more
 * than half of the arena is such leavings, all learners move to a new one: what was erased is gone
 * from memory then, as soon as nobody looks at an older snapshot.
 */
final class LearnerStore {
  private static final int LITTLE = 1 << Arena.PAGE_BITS;

  private final Dictionary dictionary = new Dictionary();
  private final Blob blob;
  private final String currency;
  private final LearnerIndex index = new LearnerIndex();

  private Arena arena = new Arena();
  private int[][] chunks = {};
  private boolean[] chunkIsOurs = {};
  private int numbers;
  private long live;

  LearnerStore(YearlyGross yearlyGross) {
    blob = new Blob(dictionary, yearlyGross);
    currency = yearlyGross.currency();
  }

  /** Takes facts in; no snapshot that was made before shows them. */
  void add(List<Fact> facts) {
    Map<LearnerId, List<Fact>> byLearner = new HashMap<>();
    facts.forEach(it -> byLearner.computeIfAbsent(it.learner(), id -> new ArrayList<>()).add(it));
    byLearner.forEach(this::add);
    compactWhereDue();
  }

  /** Takes out facts that were erased, and with its last fact the learner. */
  void erase(Collection<Position> positions) {
    ErasedFacts erased = new ErasedFacts(positions);
    for (int learner = 0; learner < numbers; learner++) {
      int offset = offset(learner);
      if (offset != Snapshot.REMOVED
          && erased.touch(Arena.page(arena.pages(), offset), Arena.place(offset))) {
        begin(learner);
        live -= blob.size();
        blob.erase(erased);
        keep(learner);
      }
    }
    compactWhereDue();
  }

  private void keep(int learner) {
    if (blob.isEmpty()) {
      index.remove(learner);
      put(learner, Snapshot.REMOVED);
    } else {
      append(learner);
    }
  }

  /** Takes a learner out, with all facts. */
  void remove(LearnerId id) {
    int known = find(id.value());
    if (known != LearnerIndex.NOBODY) {
      begin(known);
      live -= blob.size();
      index.remove(known);
      put(known, Snapshot.REMOVED);
      compactWhereDue();
    }
  }

  /** All that was taken in. */
  Snapshot snapshot(Positions positions) {
    Arrays.fill(chunkIsOurs, false);
    return new Snapshot(
        arena.pages(), chunks.clone(), numbers, index.size(), dictionary, currency, positions);
  }

  private void add(LearnerId id, List<Fact> facts) {
    int known = find(id.value());
    if (known == LearnerIndex.NOBODY) {
      blob.begin(facts.getFirst());
    } else {
      begin(known);
      live -= blob.size();
    }
    facts.forEach(blob::add);
    append(known == LearnerIndex.NOBODY ? newLearner(id.value()) : known);
  }

  private void append(int learner) {
    put(learner, arena.append(blob.ints(), blob.size()));
    live += blob.size();
  }

  private int find(UUID id) {
    return index.find(id, number -> isLearner(number, id));
  }

  private void begin(int learner) {
    int offset = offset(learner);
    blob.begin(Arena.page(arena.pages(), offset), Arena.place(offset));
  }

  private int newLearner(UUID id) {
    int learner = index.add(id);
    if (learner >> Snapshot.CHUNK_BITS == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunks.length + 1);
      chunks[chunks.length - 1] = new int[Snapshot.CHUNK];
      chunkIsOurs = Arrays.copyOf(chunkIsOurs, chunks.length);
      chunkIsOurs[chunks.length - 1] = true;
    }
    numbers = Math.max(numbers, learner + 1);
    return learner;
  }

  private boolean isLearner(int number, UUID id) {
    int offset = offset(number);
    return LearnerFacts.isOf(Arena.page(arena.pages(), offset), Arena.place(offset), id);
  }

  private int offset(int learner) {
    return chunks[learner >> Snapshot.CHUNK_BITS][learner & (Snapshot.CHUNK - 1)];
  }

  /** A chunk that a snapshot shows is copied once before it is changed. */
  private void put(int learner, int offset) {
    int chunk = learner >> Snapshot.CHUNK_BITS;
    if (!chunkIsOurs[chunk]) {
      chunks[chunk] = chunks[chunk].clone();
      chunkIsOurs[chunk] = true;
    }
    chunks[chunk][learner & (Snapshot.CHUNK - 1)] = offset;
  }

  private void compactWhereDue() {
    if (arena.used() - live > live && arena.used() > LITTLE) {
      compact();
    }
  }

  private void compact() {
    Arena dense = new Arena();
    for (int learner = 0; learner < numbers; learner++) {
      if (offset(learner) != Snapshot.REMOVED) {
        begin(learner);
        put(learner, dense.append(blob.ints(), blob.size()));
      }
    }
    arena = dense;
  }
}
