package org.outcomeledger.enrollment;

import java.util.UUID;

/**
 * Fired once a platform's request to erase one of its learners is durable, for whoever keeps a
 * record of such requests. Names no learner.
 */
public record ErasureRequested(UUID erasure, String platform) {}
