// Elements made in script. Texts are text nodes: nothing that was posted or answered is ever read as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element; `class` and other attributes by name, functions by `on…`, children that are nothing are left out. */
export function h(name, given = {}, ...children) {
  return fill(document.createElement(name), given, children);
}

/** The same for SVG, whose lengths may be percentages: what is drawn so needs no size in pixels. */
export function svg(name, given = {}, ...children) {
  return fill(document.createElementNS(SVG, name), given, children);
}

function fill(made, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, '');
    } else if (value != null && value !== false) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.flat(Infinity).filter((it) => it != null && it !== false && it !== ''));
  return made;
}

const MARKED = 2_000;

/** Lets an element stand out for a moment, and again if it does already; where nothing moves it would be marked for good. */
export function mark(element) {
  element.classList.remove('changed');
  requestAnimationFrame(() => element.classList.add('changed'));
  clearTimeout(marked.get(element));
  marked.set(element, setTimeout(() => element.classList.remove('changed'), MARKED));
}

const marked = new WeakMap();

const FOCUSABLE = 'a[href], button, input, select, summary, [tabindex]';

/** Puts other children into a place; who stood on one of the old stands on the one that is there now. */
export function renew(place, ...children) {
  const at = [...place.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  place.replaceChildren(...children.filter(Boolean));
  place.querySelectorAll(FOCUSABLE)[at]?.focus({ preventScroll: true });
}
