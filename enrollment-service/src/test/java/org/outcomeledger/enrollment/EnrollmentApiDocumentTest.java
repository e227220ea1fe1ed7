package org.outcomeledger.enrollment;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.outcomeledger.posting.ApiDocumentContract;
import org.outcomeledger.posting.PostingServers;

/** To renew the committed copy: ./mvnw verify -pl enrollment-service -am -Dopenapi.renew */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class EnrollmentApiDocumentTest extends ApiDocumentContract {}
