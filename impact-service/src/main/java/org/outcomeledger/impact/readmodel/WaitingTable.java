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

  /** Beside a watermark {@code w}: positions, types (empty where bare) and leaves, three arrays. */
  static final String OF_WATERMARK =
      array("position") + ", " + array("coalesce(type, '')") + ", " + array("leaf");

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

  private static String array(String column) {
    return "array(select "
        + column
        + " from waiting_entry e where e.ledger = w.ledger and e.shard = w.shard"
        + " order by e.position)";
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

  /** Reads the three arrays of {@link #OF_WATERMARK}, the first of them in this column. */
  static WaitingEntries read(Row row, int column) {
    Long[] positions = row.getArrayOfLongs(column);
    String[] types = row.getArrayOfStrings(column + 1);
    Buffer[] leaves = row.getDelegate().getArrayOfBuffers(column + 2);
    var entries = new ArrayList<WaitingEntry>(positions.length);
    for (int i = 0; i < positions.length; i++) {
      entries.add(
          new WaitingEntry(
              positions[i], types[i].isEmpty() ? null : types[i], leaves[i].getBytes()));
    }
    return WaitingEntries.of(entries);
  }
}
