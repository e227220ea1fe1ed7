package org.outcomeledger.impact.readmodel;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.outcomeledger.event.EventId;
import org.outcomeledger.event.LearnerEvent;
import org.outcomeledger.event.LearnerId;
import org.outcomeledger.indicators.Fact;
import org.outcomeledger.indicators.LedgerName;

/**
 * One table of facts: both directions between its rows and the events of one type, which are each
 * other's inverse.
 */
final class FactTable<E extends LearnerEvent> {

  /** What every fact has, before the columns of its own. */
  private static final List<Column<Fact>> PLACE =
      List.of(
          Column.required("shard", SqlType.SMALLINT, fact -> (short) fact.shard()),
          Column.required("position", SqlType.BIGINT, Fact::position),
          Column.required("event_id", SqlType.UUID, fact -> fact.eventId().value()),
          Column.required("learner_id", SqlType.UUID, fact -> fact.learner().value()),
          Column.required("platform", SqlType.TEXT, Fact::platform),
          Column.required(
              "recorded_at", SqlType.INSTANT, fact -> fact.recordedAt().atOffset(ZoneOffset.UTC)));

  private final String name;
  private final LedgerName ledger;
  private final Class<E> type;
  private final List<Column<Fact>> columns;
  private final BiFunction<LearnerId, Fields, E> event;

  /**
   * A table of the events of one record type.
   *
   * @param event reads the columns back, in their order
   */
  FactTable(
      String name,
      LedgerName ledger,
      Class<E> type,
      List<Column<E>> columns,
      BiFunction<LearnerId, Fields, E> event) {
    this.name = name;
    this.ledger = ledger;
    this.type = type;
    this.columns = new ArrayList<>(PLACE);
    columns.forEach(
        column ->
            this.columns.add(
                Column.required(
                    column.name(),
                    column.type(),
                    fact -> column.value().apply(type.cast(fact.event())))));
    this.event = event;
  }

  String name() {
    return name;
  }

  LedgerName ledger() {
    return ledger;
  }

  /** The record of its events. */
  Class<E> type() {
    return type;
  }

  /** The names of its columns. */
  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** Inserts the facts that {@link #parameters} carries. */
  String insert() {
    return Rows.insertInto(name, columns);
  }

  /** Deletes the facts that retractions name, each by its learner and its event. */
  String deleteEvents() {
    return "delete from "
        + name
        + " where (learner_id, event_id) in (select * from unnest($1::uuid[], $2::uuid[]))";
  }

  /** Deletes the facts at positions, each by its shard and its position: the primary key. */
  String deletePositions() {
    return "delete from "
        + name
        + " where (shard, position) in (select * from unnest($1::smallint[], $2::bigint[]))";
  }

  /**
   * Deletes those of the facts at positions that a retraction of this table has taken back: they
   * were written after it.
   */
  String deleteTakenBack(FactTable<?> retractions) {
    return "delete from "
        + name
        + " f using "
        + retractions.name
        + " r where (f.shard, f.position) in (select * from unnest($1::smallint[], $2::bigint[]))"
        + " and r.learner_id = f.learner_id and r.retracted_event_id = f.event_id";
  }

  Tuple parameters(List<Fact> facts) {
    return Rows.parameters(columns, facts);
  }

  /** Selects what {@link #read} reads; a condition may follow. */
  String select() {
    return "select " + Rows.names(columns) + " from " + name;
  }

  Fact read(Row row) {
    Fields fields = new Fields(row);
    int shard = fields.integer();
    long position = fields.bigint();
    EventId eventId = new EventId(fields.uuid());
    LearnerId learner = new LearnerId(fields.uuid());
    return new Fact(
        ledger,
        shard,
        position,
        eventId,
        fields.text(),
        learner,
        fields.instant(),
        event.apply(learner, fields));
  }
}
