// Whoever does not see exact figures is told by which rules theirs were hidden and rounded.

import { h } from './dom.js';
import { t } from './language.js';
import { day } from './format.js';

export function policyNote(policy, asOf) {
  return policy && h('aside', { class: 'policy', id: 'policy' },
    h('p', {},
      t('policy', { name: policy.name, to: policy.roundedTo, least: policy.leastRecords }),
      policy.asOfAsked ? ' ' + t('policy.asked', { day: day(asOf) }) : '',
      ' ' + t('policy.more')),
    h('details', {},
      h('summary', {}, t('policy.why')),
      h('dl', {}, Object.keys(policy.reasons).flatMap((why) => [h('dt', {}, t('why.' + why)), h('dd', {}, t('reason.' + why, { least: policy.leastRecords }))]))));
}
