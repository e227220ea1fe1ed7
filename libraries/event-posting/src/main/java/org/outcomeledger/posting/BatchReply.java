package org.outcomeledger.posting;

import java.util.List;

/** What became of a batch: one result per event, in order. */
public record BatchReply(List<PostingResult> results) {

  public BatchReply {
    results = List.copyOf(results);
  }
}
