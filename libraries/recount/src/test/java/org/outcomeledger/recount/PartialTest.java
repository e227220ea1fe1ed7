package org.outcomeledger.recount;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.outcomeledger.recount.Partial.Observation;

class PartialTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property
  void partialsAddUpInAnyOrder(
      @ForAll("partials") Partial one,
      @ForAll("partials") Partial two,
      @ForAll("partials") Partial three) {
    assertThat(one.plus(two).plus(three)).isEqualTo(three.plus(one.plus(two)));
    assertThat(Partial.sum(Stream.of(three, two, one))).isEqualTo(one.plus(two).plus(three));
    assertThat(one.plus(Partial.NONE)).isEqualTo(one);
  }

  @Property
  void aPartialIsTheSameAfterItWasSentAsJson(@ForAll("partials") Partial partial)
      throws IOException {
    byte[] sent = JSON.writeValueAsBytes(partial.counts());

    List<Partial.Count> received = JSON.readValue(sent, new TypeReference<>() {});
    assertThat(Partial.of(received)).isEqualTo(partial);
  }

  @Provide
  Arbitrary<Partial> partials() {
    return observations().list().ofMaxSize(8).map(it -> Partial.of(it.stream()));
  }

  private static Arbitrary<Observation> observations() {
    Arbitrary<List<String>> groups = Arbitraries.of("data", "unknown", "Ève").list().ofMaxSize(2);
    return Combinators.combine(groups, findings()).as(Observation::new);
  }

  private static Arbitrary<Finding> findings() {
    Arbitrary<Finding> counted =
        Combinators.combine(Arbitraries.of(Finding.WHOLE, "P6M"), Arbitraries.of(CountedAs.class))
            .as(Finding.Counted::new);
    Arbitrary<Finding> amounts =
        Arbitraries.of("0", "1.50", "1.5", "1E+3", "-20000")
            .map(BigDecimal::new)
            .map(Finding.Amount::new);
    Arbitrary<Finding> followed =
        Combinators.combine(
                Arbitraries.of(Finding.STRICT, Finding.OBSERVED),
                Arbitraries.longs().between(0, 3),
                Arbitraries.of(FollowUpEnd.class))
            .as(Finding.Followed::new);
    return Arbitraries.oneOf(List.of(counted, amounts, followed));
  }
}
