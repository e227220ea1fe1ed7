package org.outcomeledger.outcome;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.outcomeledger.audit.AuditContract;
import org.outcomeledger.posting.PostingServers;

@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class OutcomeAuditTest extends AuditContract {}
