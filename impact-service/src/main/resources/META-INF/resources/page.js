// Shows every indicator of the catalogue and keeps it up to date from the stream of values. Nothing is computed here but
// percentages, which are half up from the whole numbers.

const MISSIONS = {
  P1: 'Democratise education',
  P2: 'Improve employability',
  P3: 'Social ties and solidarity',
  P4: 'Sustainable development',
};
const DEFINED = ['question', 'numerator', 'denominator', 'exclusions', 'window', 'source', 'version'];
const CURVE = 'COM4'; // the one that is a curve only: its last point is shown
const REPORTED = 'MSR'; // entered by people, so that no stream tells of it; not shown to platforms
const CURVE_PAUSE = 5_000;
const RECONNECT = 2_000;

const $ = (id) => document.getElementById(id);

$('entrance').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    await request('/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: $('token').value.trim() }),
    });
    $('token').value = '';
    show();
  } catch (refusal) {
    say(refusal.message, true);
  }
});
if ((await fetch('/session')).ok) {
  show();
}

async function show() {
  try {
    const { indicators } = await (await ask('indicators')).json();
    $('entrance').hidden = true;
    $('legend').hidden = false;
    draw(indicators);
    await Promise.all([listen(indicators), follow(indicators), report(indicators)]);
  } catch (refusal) {
    $('entrance').hidden = false;
    $('legend').hidden = true;
    explain();
    say(refusal.message, true);
  }
}

function ask(path, headers = {}) {
  return request('/metrics/v1/' + path, { headers });
}

async function request(path, options) {
  const answer = await fetch(path, options);
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(`${problem.title ?? 'Refused'} (${answer.status}). ${problem.detail ?? ''}`);
  }
  return answer;
}

function say(text, failed = false) {
  $('state').textContent = text;
  $('state').classList.toggle('failed', failed);
}

/** Whoever does not see exact figures is told by which rules theirs were hidden and rounded. */
function explain(policy) {
  $('policy').hidden = !policy;
  if (policy) {
    $('policy').querySelector('p').textContent =
      `Disclosure control (${policy.name}): counts are rounded up or down to multiples of ${policy.roundedTo}, figures of fewer than `
      + `${policy.leastRecords} are hidden, ${pace(policy.snapshot)}. Exact figures need a token with the role metrics:read-exact.`;
    $('policy').querySelector('dl').replaceChildren(
      ...Object.entries(policy.reasons).flatMap(([why, reason]) => [element('dt', inWords(why)), element('dd', reason)]));
  }
}

function pace(snapshot) {
  return snapshot === 'PT0S' ? 'and changes show at once'
    : `and changes show ${snapshot === 'PT24H' ? 'once a day' : 'every ' + snapshot.slice(2).toLowerCase()}`;
}

function inWords(why) {
  return why.replaceAll('-', ' ').replace('percent', '%');
}

function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function draw(indicators) {
  $('missions').replaceChildren(
    ...Object.entries(MISSIONS).map(([pillar, name]) => {
      const mission = $('mission').content.cloneNode(true);
      mission.querySelector('h2').textContent = name;
      mission.querySelector('table').append(
        ...indicators.filter((it) => it.pillar.includes(pillar)).map(bodyOf));
      return mission;
    }));
}

/** One body of rows for each indicator, for some have several windows. */
function bodyOf(indicator) {
  const body = document.createElement('tbody');
  body.dataset.indicator = indicator.id;
  body.dataset.name = indicator.name;
  body.append(rowOf(definition(indicator), { group: {} }));
  return body;
}

function definition(indicator) {
  const details = document.createElement('details');
  const summary = element('summary', indicator.name);
  summary.prepend(element('code', indicator.id));
  const list = document.createElement('dl');
  for (const part of DEFINED) {
    list.append(element('dt', part), element('dd', indicator[part]));
  }
  details.append(summary, list);
  return details;
}

function rowOf(name, row) {
  const line = document.createElement('tr');
  const head = document.createElement('th');
  head.scope = 'row';
  head.append(name);
  line.append(head, ...figures(row).map((text) => element('td', text, 'figure')));
  return line;
}

function figures(row) {
  const value = withheld(row) ??
    (row.unit ? `${row.numerator} ${row.unit}` : shown(row, row.value, row.numerator, row.denominator));
  return [
    value,
    row.interval ? between(row, row.interval) : '',
    row.numerator == null || row.unit ? '' : row.denominator == null ? `${row.numerator}` : `${row.numerator} of ${row.denominator}`,
    row.unknown ?? '',
    row.bounds ? between(row, row.bounds) : '',
    row.pending ?? '',
    row.excluded ?? '',
  ];
}

/** What is said instead of a figure under disclosure control: that it is hidden, or about how great it is. */
function withheld(row) {
  const why = row.suppressed ?? row.coded;
  return why && inWords(why);
}

/** A share as a percentage, a count as it is, a median in its unit. */
function shown(row, value, numerator, denominator) {
  if (value == null) {
    return denominator == null && numerator != null ? `${numerator}` : '–';
  }
  if (row.count != null) {
    return inUnit(row, value);
  }
  return numerator == null ? percent(value) : halfUp(numerator, denominator);
}

function between(row, { low, high }) {
  const end = (it) => (it == null ? '…' : row.count != null ? inUnit(row, it) : percent(it));
  return `${end(low)} – ${end(high)}`;
}

function inUnit(row, value) {
  return row.currency ? `${value.toLocaleString('en')} ${row.currency}` : `${value} days`;
}

function halfUp(numerator, denominator) {
  return (Math.floor((2000 * numerator + denominator) / (2 * denominator)) / 10).toFixed(1) + ' %';
}

function percent(share) {
  return (100 * share).toFixed(1) + ' %';
}

function update(indicator, rows) {
  for (const body of document.querySelectorAll(`tbody[data-indicator="${indicator}"]`)) {
    const details = body.querySelector('details');
    const lines = rows.map((row, place) => rowOf(place === 0 ? details : '', row));
    lines.forEach((line, place) => {
      line.classList.add('changed');
      const label = rows[place].window;
      if (label) {
        line.querySelector('th').append(element('div', label));
      }
    });
    if (lines.length > 0) {
      body.replaceChildren(...lines);
    }
  }
}

/** Reads the stream, and comes back behind the last event whenever it breaks off. */
async function listen(indicators) {
  const asked = indicators.filter((it) => it.id !== CURVE && it.id !== REPORTED).map((it) => 'indicator=' + it.id).join('&');
  let last = '';
  for (;;) {
    try {
      const answer = await ask('stream?' + asked, last ? { 'Last-Event-ID': last } : {});
      say('Live.');
      for await (const event of events(answer.body)) {
        last = event.id;
        const values = JSON.parse(event.data);
        explain(values.policy);
        update(values.indicator, values.rows);
        say(`Live, as of ${values.asOf}.`);
      }
    } catch (broken) {
      throwIfRefused(broken);
      say('Not connected: trying again. The figures are those that came last.', true);
    }
    await new Promise((resolve) => setTimeout(resolve, RECONNECT));
  }
}

/** Server-sent events; EventSource itself does not say which status refused it. */
async function* events(body) {
  let text = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = {};
      for (const line of text.slice(0, end).split('\n')) {
        const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
        if (name) {
          fields[name] = value;
        }
      }
      text = text.slice(end + 2);
      if (fields.data) {
        yield fields;
      }
    }
  }
}

/** The curve is not in the stream: it is asked for again and again. */
async function follow(indicators) {
  while (indicators.some((it) => it.id === CURVE)) {
    try {
      const { curves } = await (await ask(`indicators/${CURVE}/curve`)).json();
      const [curve] = curves;
      const last = curve?.points.at(-1);
      if (curve && withheld(curve)) {
        update(CURVE, [curve]);
      } else if (last) {
        update(CURVE, [{ value: last.incidence, interval: last.interval, window: `by day ${last.day}` }]);
      }
    } catch (broken) {
      throwIfRefused(broken);
    }
    await new Promise((resolve) => setTimeout(resolve, CURVE_PAUSE));
  }
}

/** What was entered, each with its period; a token that may not see it sees the definition. */
async function report(indicators) {
  while (indicators.some((it) => it.id === REPORTED)) {
    try {
      const { rows } = await (await ask(`indicators/${REPORTED}/values`)).json();
      update(REPORTED, rows.map((row) => ({ ...row, window: `${row.group.measure}, ${row.from} – ${row.to}` })));
    } catch {
      // The stream says whether the token is good and the service there.
    }
    await new Promise((resolve) => setTimeout(resolve, CURVE_PAUSE));
  }
}

/** A token that is not, or no longer, good enough will not become so by asking again. */
function throwIfRefused(broken) {
  if (/\(40[13]\)/.test(broken.message)) {
    throw broken;
  }
}
