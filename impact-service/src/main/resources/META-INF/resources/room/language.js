// English or French: what the address says, else the browser. Texts are keys of the two dictionaries, which have the same.

const LANGUAGES = ['en', 'fr'];
const asked = new URLSearchParams(location.search).get('lang');

export const lang = LANGUAGES.includes(asked)
  ? asked
  : navigator.languages.map((it) => it.slice(0, 2)).find((it) => LANGUAGES.includes(it)) ?? 'en';
export const other = lang === 'fr' ? 'en' : 'fr';

const { words } = await import(`./words-${lang}.js`);
/** Of numbers and dates: days come before months, and hours go to 24. */
export const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
const plural = new Intl.PluralRules(locale);
const whole = new Intl.NumberFormat(locale);

document.documentElement.lang = lang;

/** Whether there is a text of this key. */
export const has = (key) => key in words;

/**
 * The text of a key. Of several forms the one for the number `n` is taken; {name} becomes the value of that name, whole
 * numbers with their groups of digits.
 */
export function t(key, values = {}) {
  const text = words[key];
  if (text == null) {
    return key;
  }
  const form = typeof text === 'string' ? text : text[plural.select(values.n)] ?? text.other;
  return typeset(form.replace(/\{(\w+)\}/g, (all, name) => shown(values[name] ?? all)));
}

const shown = (value) => (typeof value === 'number' ? whole.format(value) : value);

/** French sets a narrow space, at which no line breaks, before ; : ! ? % and inside « ». English sets none. */
export function typeset(text) {
  return lang === 'fr'
    ? text.replace(/[ \u00a0]([;:!?%»])/g, '\u202f$1').replace(/« /g, '«\u202f')
    : text.replace(/(\d)[ \u00a0]%/g, '$1%');
}
