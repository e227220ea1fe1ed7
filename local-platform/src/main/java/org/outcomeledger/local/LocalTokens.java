package org.outcomeledger.local;

import java.time.Duration;
import java.util.List;
import org.outcomeledger.http.Roles;

/**
 * The tokens that {@code ./start} leaves ready, one file each (mode 600), holding the bare token:
 * issued anew at every start and good for 30 days. Those of people and platforms are in {@code
 * tokens}; the impact service's own is beside it.
 */
final class LocalTokens {
  private static final Duration VALID_FOR = Duration.ofDays(30);

  private static final List<TokenClaims> CALLERS =
      List.of(
          TokenClaims.platform("platform-a"),
          TokenClaims.platform("platform-b"),
          TokenClaims.platform("oulad"),
          TokenClaims.withRoles("analyst", Roles.METRICS_READ),
          TokenClaims.withRoles("committee", Roles.METRICS_READ_EXACT, Roles.REPORTS_WRITE),
          TokenClaims.withRoles("auditor", Roles.METRICS_READ_EXACT, Roles.LEDGER_READ));

  private LocalTokens() {}

  static void write(TokenIssuer issuer, LocalFolder folder) {
    for (TokenClaims caller : CALLERS) {
      PrivateFile.write(folder.token(caller.subject()), issuer.issue(caller, VALID_FOR));
    }
    TokenClaims follower = TokenClaims.withRoles("impact-service", Roles.LEDGER_READ);
    PrivateFile.write(folder.impactToken(), issuer.issue(follower, VALID_FOR));
  }
}
