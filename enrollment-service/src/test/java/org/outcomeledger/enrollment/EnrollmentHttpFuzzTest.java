package org.outcomeledger.enrollment;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.outcomeledger.posting.HttpFuzzContract;
import org.outcomeledger.posting.PostingServers;

@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class EnrollmentHttpFuzzTest extends HttpFuzzContract {}
