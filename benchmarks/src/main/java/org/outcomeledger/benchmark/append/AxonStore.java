package org.outcomeledger.benchmark.append;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Axon Framework's event store over JDBC. Each call is a unit of work, as a command's is, and each
 * event carries its sequence number, which the store's unique index enforces. The caller knows the
 * number: what Axon would need to load or cache an aggregate is not measured.
 */
final class AxonStore implements EventStore {

  private final HikariDataSource pool = Connections.toNewDatabase("axon");
  private final EmbeddedEventStore store;

  AxonStore() {
    var connections = new UnitOfWorkAwareConnectionProviderWrapper(pool::getConnection);
    var engine =
        JdbcEventStorageEngine.builder()
            .eventSerializer(JacksonSerializer.defaultSerializer())
            .snapshotSerializer(JacksonSerializer.defaultSerializer())
            .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
            .connectionProvider(connections)
            .transactionManager(NoTransactionManager.INSTANCE)
            .build();
    DefaultUnitOfWork.startAndGet(null)
        .execute(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
    store = EmbeddedEventStore.builder().storageEngine(engine).build();
  }

  @Override
  public void append(List<NewEvent> events) {
    var work = DefaultUnitOfWork.startAndGet(null);
    try {
      store.publish(events.stream().map(AxonStore::message).toList());
      work.commit();
    } catch (RuntimeException e) {
      if (work.isActive()) {
        work.rollback(e);
      }
      throw e;
    }
  }

  private static DomainEventMessage<AxonEnrollment> message(NewEvent event) {
    return new GenericDomainEventMessage<>(
        "learner", event.learner().toString(), event.version(), AxonEnrollment.of(event));
  }

  @Override
  public long verified() throws SQLException {
    return Connections.count(pool, "domainevententry");
  }

  @Override
  public void close() {
    store.shutDown();
    pool.close();
  }
}
