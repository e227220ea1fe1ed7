package org.outcomeledger.local;

import java.time.Duration;
import java.util.List;

/**
 * The tokens that {@code ./start} leaves ready, one file each (mode 600), holding the bare token:
 * issued anew at every start and good for 30 days. Those of people and platforms are in {@code
 * tokens}; the impact service's own is beside it.
 */
final class LocalTokens {
  private static final Duration VALID_FOR = Duration.ofDays(30);

  private static final List<Caller> CALLERS =
      List.of(
          Caller.platform("platform-a"),
          Caller.platform("platform-b"),
          Caller.platform("oulad"),
          Caller.withRoles("analyst", "metrics:read"),
          Caller.withRoles("committee", "metrics:read-exact", "reports:write"),
          Caller.withRoles("auditor", "metrics:read-exact", "ledger:read"));

  private LocalTokens() {}

  static void write(TokenIssuer issuer, LocalFolder folder) {
    for (Caller caller : CALLERS) {
      PrivateFile.write(folder.token(caller.subject()), issuer.issue(caller, VALID_FOR));
    }
    Caller follower = Caller.withRoles("impact-service", "ledger:read");
    PrivateFile.write(folder.impactToken(), issuer.issue(follower, VALID_FOR));
  }
}
