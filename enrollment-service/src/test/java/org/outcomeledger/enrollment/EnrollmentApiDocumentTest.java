package org.outcomeledger.enrollment;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.outcomeledger.posting.ApiDocumentContract;
import org.outcomeledger.posting.RealServers;

/** To renew the committed copy: ./mvnw verify -pl enrollment-service -am -Dopenapi.renew */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EnrollmentApiDocumentTest extends ApiDocumentContract {}
