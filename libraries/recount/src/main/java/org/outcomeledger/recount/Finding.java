package org.outcomeledger.recount;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;

/** What one record is found to be for an indicator. Equal findings are counted together. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "found")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Finding.Counted.class, name = "counted"),
  @JsonSubTypes.Type(value = Finding.Amount.class, name = "amount"),
  @JsonSubTypes.Type(value = Finding.Followed.class, name = "followed")
})
public sealed interface Finding {
  /** The part of an indicator that has only one. */
  String WHOLE = "";

  /** The curve that follows everyone until asOf. */
  String STRICT = "strict";

  /** The curve that follows everyone until the last day that is known. */
  String OBSERVED = "observed";

  /**
   * The record is counted as this.
   *
   * @param part of an indicator with several shares: the window ({@code P6M}), or the side of a gap
   *     ({@code true}, {@code false}); else {@link #WHOLE}
   */
  record Counted(String part, CountedAs as) implements Finding {}

  /** A known value of the record, of which a median is made; without trailing zeros. */
  record Amount(BigDecimal amount) implements Finding {
    public Amount {
      amount = amount.stripTrailingZeros();
    }
  }

  /**
   * The record was followed until this day.
   *
   * @param curve {@link #STRICT} or {@link #OBSERVED}
   * @param day since the start or the completion, from 0
   */
  record Followed(String curve, long day, FollowUpEnd end) implements Finding {}
}
