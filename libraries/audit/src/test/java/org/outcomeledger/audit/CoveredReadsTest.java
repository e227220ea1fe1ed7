package org.outcomeledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CoveredReadsTest {

  /** Operations of no meaning. */
  @Path("/shelf")
  @RolesAllowed("read")
  static final class Shelf {

    @GET
    @Path("{book}/pages")
    @Audited(
        value = "read",
        parameters = {"book", "after"},
        from = "after")
    void pages() {}

    @GET
    @Path("{book}/cover")
    @Audited("read")
    void cover() {}

    @GET
    @NotAudited("Titles only")
    void titles() {}

    @GET
    @Path("undecided")
    void undecided() {}
  }

  private final AtomicLong now = new AtomicLong();
  private final CoveredReads covered = new CoveredReads(now::get);

  @Test
  void theFirstPageStandsForAllThatFollowWithinTheHour() {
    covered.add(pages("ada", "1", "100"));
    assertThat(covered.has(pages("ada", "1", "100"))).isTrue();
    assertThat(covered.has(pages("ada", "1", "5000"))).isTrue();

    now.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(covered.has(pages("ada", "1", "5000"))).isFalse();
  }

  @Test
  void whatLiesBeforeIsOfAnotherShardOrOfAnotherCallerIsNotCovered() {
    covered.add(pages("ada", "1", "100"));
    assertThat(covered.has(pages("ada", "1", "99"))).isFalse();
    assertThat(covered.has(pages("ada", "2", "100"))).isFalse();
    assertThat(covered.has(pages("bob", "1", "100"))).isFalse();
  }

  @Test
  void anAbsentPositionIsTheBeginning() {
    covered.add(
        new AuditedCall(pages(), "ada", null, "read", null, Map.of("book", List.of("1")), "t"));
    assertThat(covered.has(pages("ada", "1", "0"))).isTrue();
  }

  @Test
  void everyCallOfOtherOperationsIsRecorded() throws NoSuchMethodException {
    var cover = AuditedOperation.of(Shelf.class, Shelf.class.getDeclaredMethod("cover"));
    var call = new AuditedCall(cover, "ada", null, "read", null, Map.of(), null);
    covered.add(call);
    assertThat(covered.has(call)).isFalse();
  }

  @Test
  void anOperationSaysOneThingOrTheOther() throws NoSuchMethodException {
    assertThat(pages().isDecided()).isTrue();
    assertThat(pages().route()).isEqualTo("GET /shelf/{book}/pages");
    assertThat(operation("titles").notAudited()).hasValue("Titles only");
    assertThat(operation("titles").isDecided()).isTrue();
    assertThat(operation("undecided").isDecided()).isFalse();
    assertThat(operation("undecided").needsRole()).isTrue();
  }

  private static AuditedOperation pages() {
    return operation("pages");
  }

  private static AuditedOperation operation(String method) {
    try {
      return AuditedOperation.of(Shelf.class, Shelf.class.getDeclaredMethod(method));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static AuditedCall pages(String caller, String book, String after) {
    return new AuditedCall(
        pages(),
        caller,
        null,
        "read",
        null,
        Map.of("book", List.of(book), "after", List.of(after)),
        "another trace each time");
  }
}
