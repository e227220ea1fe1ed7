# What deploy/rebuild makes of the Deployment of impact-service: a Job with its pod, told `rebuild`, with the login of the tables' owner. The
# readiness probe stays: nothing listens there, so no question is sent to it.
{
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: {name: "impact-rebuild", namespace: .metadata.namespace},
  spec: {
    backoffLimit: 0,
    template: {
      metadata: {labels: .spec.template.metadata.labels},
      spec: (.spec.template.spec
        | .restartPolicy = "Never"
        | del(.containers[0].startupProbe, .containers[0].livenessProbe, .containers[0].lifecycle)
        | .containers[0].env |= map(select(.name | IN("QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD") | not))
        | .containers[0].env += [
            {name: "OUTCOME_LEDGER_COMMAND", value: "rebuild"},
            {name: "QUARKUS_DATASOURCE_USERNAME", valueFrom: {secretKeyRef: {name: "impact-database-owner", key: "username"}}},
            {name: "QUARKUS_DATASOURCE_PASSWORD", valueFrom: {secretKeyRef: {name: "impact-database-owner", key: "password"}}}])
    }
  }
}
