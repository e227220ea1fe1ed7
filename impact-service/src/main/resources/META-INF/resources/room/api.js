// Asks the service that this page came from. The browser sends the session's cookie by itself: no token is ever in script.

/** What the service answered instead: RFC 9457, its texts in English. */
export class Problem extends Error {
  constructor(status, { title = 'Refused', detail = '' } = {}) {
    super(`${title}. ${detail}`.trim());
    this.status = status;
  }
}

/** The address of a question; what is not asked for is left out. */
export function address(path, question = {}) {
  const parameters = Object.entries(question)
    .flatMap(([name, value]) => [value].flat().map((it) => [name, it]))
    .filter(([, value]) => value != null && value !== '');
  const text = new URLSearchParams(parameters).toString().replace(/%3A|%3B|%2C|%3D/g, decodeURIComponent);
  return text ? `${path}?${text}` : path;
}

export const get = async (path, question) => (await ask(address(path, question))).json();

export async function post(path, body) {
  const answer = await ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  return answer.json();
}

export async function ask(path, request = {}) {
  const answer = await fetch(path, { ...request, headers: { Accept: 'application/json', ...request.headers } });
  if (!answer.ok) {
    const problem = new Problem(answer.status, await answer.json().catch(() => ({})));
    if (answer.status === 401) {
      dispatchEvent(new CustomEvent('signed-out', { detail: problem }));
    }
    throw problem;
  }
  return answer;
}

export const values = (indicator, question) => get(`/metrics/v1/indicators/${indicator}/values`, question);
export const curve = (indicator, question) => get(`/metrics/v1/indicators/${indicator}/curve`, question);

/** Where one signs in beside pasting a token: at the provider, if there is one. */
export const ways = { provider: null };

/** Who is signed in, `{subject, name, roles, until}`, or null. */
export async function session() {
  const answer = await fetch('/session', { headers: { Accept: 'application/json' } });
  ways.provider = /<([^>]+)>; *rel="?login/.exec(answer.headers.get('Link') ?? '')?.[1];
  return answer.ok ? answer.json() : null;
}
