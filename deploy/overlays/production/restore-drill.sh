#!/bin/sh
# Restores the newest backup of each database, with all write-ahead log that was archived since, beside the database; asks whether the copy is
# whole and fresh; deletes it. Ends with 1 where one was not: the alert RestoreDrillFailed tells.
set -eu
kind=clusters.postgresql.cnpg.io
whole() { # a question of the database that a good copy answers with t; $2: when its restore began
  case $1 in
    impact) echo "select count(*) > 0 from watermark" ;;
    *) echo "select (select sum(p) from ledger_head, unnest(positions) as p) = (select count(*) from event)
      and (select max(signed_at) > '$2'::timestamptz - interval '15 minutes' from signed_head)" ;;
  esac
}
drill() {
  database=${1%%-*} copy=$1-drill began=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  kubectl delete "$kind" "$copy" --ignore-not-found --wait
  kubectl get "$kind" "$1" -o json | jq '{apiVersion, kind, metadata: {name: "\(.metadata.name)-drill"}, spec: {instances: 1,
    imageCatalogRef: .spec.imageCatalogRef, storage: .spec.storage, walStorage: .spec.walStorage, resources: .spec.resources,
    postgresql: {parameters: {max_connections: .spec.postgresql.parameters.max_connections}},
    bootstrap: {recovery: {source: "origin"}},
    externalClusters: [{name: "origin", barmanObjectStore: (.spec.backup.barmanObjectStore + {serverName: .metadata.name})}]}}' \
    | kubectl apply -f -
  kubectl wait "$kind/$copy" --for=condition=Ready --timeout=3h
  answer=$(kubectl exec "$copy-1" -c postgres -- psql -d "$database" -Atqc "$(whole "$database" "$began")")
  kubectl delete "$kind" "$copy" --wait
  echo "$1: restored, whole and fresh: $answer"
  [ "$answer" = t ]
}
if [ $# -gt 0 ]; then
  drill "$1"
  exit
fi
failed=
for cluster in enrollment-postgresql outcome-postgresql impact-postgresql; do # each in a shell of its own, which ends at the first error
  /bin/sh "$0" "$cluster" || failed="$failed $cluster"
done
[ -z "$failed" ] || { echo "Not restored:$failed"; exit 1; }
