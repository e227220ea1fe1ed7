# What deploy/command makes of a Deployment: a Job with its pod, told $command. It runs with the service's login; rebuild, with that of the tables'
# owner. The readiness probe stays: nothing listens there, so no question is sent to it.
def login($secret): [
  {name: "QUARKUS_DATASOURCE_USERNAME", valueFrom: {secretKeyRef: {name: $secret, key: "username"}}},
  {name: "QUARKUS_DATASOURCE_PASSWORD", valueFrom: {secretKeyRef: {name: $secret, key: "password"}}}];
{
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: {name: "\(.metadata.name)-\($command)", namespace: .metadata.namespace},
  spec: {
    backoffLimit: 0,
    ttlSecondsAfterFinished: 86400,
    template: {
      metadata: {labels: .spec.template.metadata.labels},
      spec: (.metadata.name as $service | .spec.template.spec
        | .restartPolicy = "Never"
        | del(.containers[0].startupProbe, .containers[0].livenessProbe, .containers[0].lifecycle)
        | if $command == "rebuild" then
            login("\($service | rtrimstr("-service"))-database-owner") as $owner
            | .containers[0].env |= map(select(.name | IN($owner[].name) | not)) + $owner
          else . end
        | .containers[0].env += [{name: "OUTCOME_LEDGER_COMMAND", value: $command}])
    }
  }
}
