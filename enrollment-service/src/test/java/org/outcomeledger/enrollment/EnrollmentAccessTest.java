package org.outcomeledger.enrollment;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.outcomeledger.http.AccessContract;
import org.outcomeledger.posting.PostingServers;

@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class EnrollmentAccessTest extends AccessContract {}
