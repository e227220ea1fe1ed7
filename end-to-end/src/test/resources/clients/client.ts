// Posts an event with a client that was generated, and asks for a figure with another.
import { Configuration, EventsApi } from './enrollment';
import { Configuration as ImpactConfiguration, MetricsApi } from './impact';

declare const process: { env: Record<string, string>; exitCode: number };

async function main() {
  const events = new EventsApi(
    new Configuration({ basePath: process.env.ENROLLMENT, accessToken: process.env.PLATFORM_TOKEN }));
  const reply = await events.postEvents({
    cloudEvent: {
      specversion: '1.0',
      id: 'typescript-1',
      source: 'clients',
      type: 'org.outcomeledger.learner-enrolled.v1',
      data: {
        enrollmentId: 'typescript-1',
        learner: 'typescript-1',
        startedOn: '2025-01-06',
        programme: { id: 'typescript', publishedLengthDays: 90 },
      },
    },
  });
  console.log(`${reply.status} ${reply.id}`);

  const metrics = new MetricsApi(
    new ImpactConfiguration({ basePath: process.env.IMPACT, accessToken: process.env.ANALYST_TOKEN }));
  const answer = await metrics.getValues({
    id: 'COM1',
    by: ['programme'],
    where: ['programme:typescript'],
    minPosition: [`e:${reply.shard}:${reply.position}`],
  });
  const row = answer.rows![0];
  console.log(`${row.group.programme} ${row.denominator}`);
}

main().catch((failed) => {
  console.error(failed);
  process.exitCode = 1;
});
