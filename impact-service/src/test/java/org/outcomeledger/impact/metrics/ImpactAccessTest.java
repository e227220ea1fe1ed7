package org.outcomeledger.impact.metrics;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.outcomeledger.http.AccessContract;

@QuarkusTest
@QuarkusTestResource(ImpactServers.class)
class ImpactAccessTest extends AccessContract {}
