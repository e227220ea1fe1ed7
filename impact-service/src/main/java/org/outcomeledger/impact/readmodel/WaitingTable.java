package org.outcomeledger.impact.readmodel;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.outcomeledger.impact.follower.Batch;
import org.outcomeledger.impact.follower.WaitingEntries;
import org.outcomeledger.impact.follower.WaitingEntries.WaitingEntry;

/** Entries that a shard was moved past without a row: changed in the watermark's transaction. */
final class WaitingTable {

  /** One entry of a batch's shard. */
  private record Place(Batch batch, WaitingEntry entry) {}

  /**
   * Beside a watermark {@code w}, four arrays: the positions of the bare, then positions, types and
   * leaves of those that are not known.
   */
  static final String OF_WATERMARK =
      String.join(
          ", ",
          array("position", "is null"),
          array("position", "is not null"),
          array("type", "is not null"),
          array("leaf", "is not null"));

  private static final List<Column<Place>> KEY =
      List.of(
          Column.required("ledger", SqlType.TEXT, it -> it.batch().to().ledger().text()),
          Column.required("shard", SqlType.SMALLINT, it -> (short) it.batch().to().shard()),
          Column.required("position", SqlType.BIGINT, it -> it.entry().position()));

  private static final List<Column<Place>> COLUMNS = columns();

  static final String DELETE =
      "delete from waiting_entry where (ledger, shard, position) in (select * from %s)"
          .formatted(Rows.unnest(KEY));

  static final String INSERT =
      Rows.insertInto("waiting_entry", COLUMNS)
          + " on conflict (ledger, shard, position) do update set type = excluded.type";

  private WaitingTable() {}

  private static List<Column<Place>> columns() {
    var columns = new ArrayList<>(KEY);
    columns.add(Column.required("type", SqlType.TEXT, it -> it.entry().type()));
    columns.add(Column.required("leaf", SqlType.BYTES, it -> Buffer.buffer(it.entry().leaf())));
    return columns;
  }

  private static String array(String column, String type) {
    return "array(select %s from waiting_entry e where e.ledger = w.ledger and e.shard = w.shard and e.type %s order by e.position)"
        .formatted(column, type);
  }

  /** Those that begin to wait; empty where there is none. */
  static List<Tuple> begun(List<Batch> batches) {
    return parameters(
        COLUMNS,
        batches.stream()
            .flatMap(
                it ->
                    it.to().waiting().without(it.from().waiting()).stream()
                        .map(e -> new Place(it, e)))
            .toList());
  }

  /** Those that wait no more; empty where there is none. */
  static List<Tuple> ended(List<Batch> batches) {
    return parameters(
        KEY,
        batches.stream()
            .flatMap(
                it ->
                    it.from().waiting().without(it.to().waiting()).stream()
                        .map(e -> new Place(it, e)))
            .toList());
  }

  private static List<Tuple> parameters(List<Column<Place>> columns, List<Place> places) {
    return places.isEmpty() ? List.of() : List.of(Rows.parameters(columns, places));
  }

  /** Reads the four arrays of {@link #OF_WATERMARK}, the first of them in this column. */
  static WaitingEntries read(Row row, int column) {
    List<Long> bare = List.of(row.getArrayOfLongs(column));
    Long[] positions = row.getArrayOfLongs(column + 1);
    String[] types = row.getArrayOfStrings(column + 2);
    Buffer[] leaves = row.getDelegate().getArrayOfBuffers(column + 3);
    var unknown = new ArrayList<WaitingEntry>(positions.length);
    for (int i = 0; i < positions.length; i++) {
      unknown.add(new WaitingEntry(positions[i], types[i], leaves[i].getBytes()));
    }
    return WaitingEntries.of(unknown, bare);
  }
}
