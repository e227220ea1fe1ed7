package org.outcomeledger.impact.follower;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.outcomeledger.indicators.LedgerName;
import org.outcomeledger.indicators.Position;

/** How far this replica's figures are: what is counted beside them must not lack any of it. */
@Singleton
public class AppliedPositions {

  private final Followers followers;

  AppliedPositions(Followers followers) {
    this.followers = followers;
  }

  /** How many shards the ledgers have; of ledgers that were never reached, any number. */
  public int shards() {
    return Arrays.stream(LedgerName.values())
        .map(followers.shards()::of)
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .max()
        .orElse(Integer.MAX_VALUE);
  }

  /** The position of every shard of which something was applied. */
  public List<Position> all() {
    return followers.all().stream()
        .filter(follower -> !follower.sink().shared())
        .flatMap(follower -> follower.status().stream())
        .map(ShardStatus::watermark)
        .filter(mark -> mark.position() > 0)
        .map(mark -> new Position(mark.ledger(), mark.shard(), mark.position()))
        .toList();
  }
}
