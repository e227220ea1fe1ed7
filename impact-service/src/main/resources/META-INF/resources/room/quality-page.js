// What the figures cannot show, in words: what was reported and counts nowhere, what came late, what is evidenced, what was erased,
// and how far the figures are behind ledgers that nobody has rewritten.

import { get } from './api.js';
import { h } from './dom.js';
import { has, t } from './language.js';
import { count, day, instant, ratio } from './format.js';
import { policyNote } from './policy.js';

export async function show(view, question, who) {
  const [quality, freshness, reconciliation] = await Promise.all([
    get('/metrics/v1/quality'),
    get('/metrics/v1/freshness'),
    who.roles?.includes('ledger:read') ? get('/metrics/v1/reconciliation') : null,
  ]);
  view.append(...[
    h('h1', {}, t('quality.title')),
    h('p', { class: 'lead' }, t('quality.lead', { day: day(quality.asOf) })),
    policyNote(quality.policy, quality.asOf),
    part('fresh', fresh(freshness)),
    part('orphans', quality.orphans.map((it) => line(it, orphan(it)))),
    part('orders', quality.impossibleOrders.map((it) => line(it, it.count === 0 ? null : t('quality.order', { n: it.count, kind: kind(it.kind) })))),
    part('late', quality.recordedAfterCompletion.map((it) => line(it, late(it)))),
    part('evidence', evidence(quality.evidence)),
    part('erasures', quality.erasures.map((it) => erasures(it))),
    part('signed', freshness.signedHeads.map((it) => signed(it))),
    part('reconciled', reconciled(reconciliation)),
  ].filter(Boolean));
}

/** A part with its lines, or with the sentence that there is nothing to tell. */
function part(name, lines) {
  const said = lines.filter(Boolean);
  return h('section', { class: 'breakdown', id: name },
    h('h2', {}, t('quality.' + name)),
    h('p', { class: 'says' }, t(`quality.${name}.why`)),
    said.length ? h('ul', {}, said.map((it) => h('li', {}, it))) : h('p', { class: 'sentence' }, t(`quality.${name}.none`)));
}

/** What is hidden says so: that a kind has few is not told as none. */
const line = (it, text) => (it.suppressed ? t('quality.hidden', { kind: kind(it.kind), why: t('why.' + it.suppressed) }) : text);

const kind = (name) => (has('kind.' + name) ? t('kind.' + name) : name.replaceAll('-', ' '));

function orphan(it) {
  return it.count === 0 ? null : t('quality.orphan', { n: it.count, kind: kind(it.kind) })
    + (it.oldestDays == null ? '' : ' ' + t(it.oldestDays ? 'quality.oldest' : 'quality.oldest-today', { days: t('days', { n: it.oldestDays }) }));
}

const late = (it) => (it.all === 0 ? null : t('quality.late-line', { n: it.count, all: count(it.all), kind: kind(it.kind), moves: count(it.movesRecords) }));

function evidence(it) {
  return it.suppressed ? [t('why.' + it.suppressed)] : it.employments === 0 ? [] : [
    t('quality.evidenced', { n: it.withEvidence, all: count(it.employments), share: ratio(it.withEvidence, it.employments) }),
    ...Object.entries(it.byKind).filter(([, n]) => n).sort(([, one], [, two]) => two - one).map(([name, n]) => t('quality.kind', { n, kind: kind(name) })),
  ];
}

function fresh(it) {
  const behind = it.shards.reduce((sum, shard) => sum + (shard.eventsBehind ?? 0), 0);
  const slowest = Math.max(0, ...it.shards.map((shard) => shard.millisecondsBehind ?? 0));
  return [
    t(behind ? 'quality.behind' : 'quality.up-to-date', { n: behind, shards: count(new Set(it.shards.map((shard) => shard.ledger + shard.shard)).size), seconds: count(Math.ceil(slowest / 1000)) }),
    ...it.shards.filter((shard) => shard.stopped).map((shard) => t('quality.stopped', { ledger: kind(shard.ledger), shard: shard.shard, why: shard.stopped })),
    ...it.neverReached.map((ledger) => t('quality.never', { ledger: kind(ledger) })),
  ];
}

function erasures(it) {
  const ledger = kind(it.ledger);
  return it.suppressed
    ? t('quality.hidden', { kind: ledger, why: t('why.' + it.suppressed) })
    : t(it.count ? 'quality.erased' : 'quality.erased-none', { n: it.count, ledger, at: instant(it.countedAt) });
}

function signed(it) {
  const events = it.positions.reduce((sum, position) => sum + position, 0);
  return t(it.fits ? 'quality.signed-fits' : 'quality.signed-not', { n: events, ledger: kind(it.ledger), shards: count(it.positions.length), at: instant(it.signedAt) });
}

function reconciled(it) {
  if (!it) {
    return [t('quality.no-role')];
  }
  const latest = it.shards.map((shard) => shard.checkedAt).filter(Boolean).sort().at(-1);
  return [
    t(it.agrees ? 'quality.agrees' : 'quality.differs', { n: it.shards.length, at: latest ? instant(latest) : '–' }),
    ...it.shards.flatMap((shard) => shard.findings),
  ];
}
