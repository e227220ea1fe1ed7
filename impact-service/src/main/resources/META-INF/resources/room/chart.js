// Charts with axes are drawn by ECharts, which comes from here as well and only where there is one. Each has a sentence and a
// table beside it: a canvas says nothing to who does not see it.

import { h } from './dom.js';
import { locale, t, typeset } from './language.js';

const LIBRARY = '/_static/echarts/6.0.0/dist/echarts.common.min.js';
const whole = new Intl.NumberFormat(locale, { style: 'percent' });
let loading;

function library() {
  loading ??= new Promise((done, failed) => {
    document.head.append(h('script', { src: LIBRARY, onload: () => done(window.echarts), onerror: failed }));
  });
  return loading;
}

/**
 * A chart with what is said of it. Its `redraw` takes the same again, of figures that have changed.
 *
 * @param of `{title, says, keys, table, height}`: its heading, the sentence, the legend and the same as a table
 * @param option makes ECharts' option from colours by name, for light and dark
 */
export function chart(of, option) {
  const canvas = h('div', { class: 'canvas', 'aria-hidden': 'true' });
  canvas.style.height = `${of.height ?? 320}px`;
  const [says, keys, table] = [h('p', { class: 'says' }), h('div'), h('div')];
  const fill = (now) => {
    says.replaceChildren(now.says);
    keys.replaceChildren(now.keys);
    table.replaceChildren(now.table);
  };
  fill(of);
  const draw = drawingOn(canvas, option);
  const figure = h('figure', { class: 'chart' },
    h('h2', {}, of.title),
    says,
    canvas,
    h('figcaption', {},
      keys,
      h('details', {}, h('summary', {}, t('chart.table')), table)));
  figure.redraw = (now, next) => {
    fill(now);
    draw(next);
  };
  return figure;
}

/** Draws as soon as the library is there, and whenever size or light change; the answer draws something else. */
function drawingOn(canvas, first) {
  let option = first;
  let again = () => {};
  library().then((echarts) => {
    let drawn;
    again = () => {
      const moves = !drawn && !matchMedia('(prefers-reduced-motion: reduce)').matches;
      drawn ??= echarts.init(canvas, null, { renderer: 'canvas', devicePixelRatio: Math.max(2, devicePixelRatio) });
      drawn.setOption({ ...frame(colours(), moves), ...option(colours(), canvas.clientWidth) }, true);
    };
    const resized = new ResizeObserver(() => {
      if (!canvas.isConnected) {
        resized.disconnect();
        removeEventListener('themed', again);
        drawn?.dispose();
      } else if (canvas.clientWidth) {
        drawn?.resize();
        again();
      }
    });
    addEventListener('themed', again);
    resized.observe(canvas);
  });
  return (next) => {
    option = next;
    again();
  };
}

function frame({ ink }, moves) {
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8;
  return {
    animation: moves,
    animationDuration: 300,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: size, color: ink },
  };
}

/** The colours of the style sheet as they are now: tokens are resolved by the browser. */
function colours() {
  const probe = document.body.appendChild(h('i', { hidden: true }));
  const named = ['ink', 'quiet', 'line', 'paper', 'card', 'yes', 'no', 'unknown', 'second'].map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(named);
}

/** What is said at a place of the axis: drawn on the canvas, for markup with styles of its own is against the page's policy. */
export const tooltip = (colours, formatter) => ({
  trigger: 'axis', renderMode: 'richText', confine: true, formatter,
  backgroundColor: colours.card, borderColor: colours.line, textStyle: { color: colours.ink },
});

/** A mark of an axis of shares. */
export const percents = (share) => typeset(whole.format(Math.round(100 * share) / 100));

/** The same colour, seen through. */
export const pale = (colour, alpha) => colour.replace(/^rgba?\(([^,]+),([^,]+),([^,)]+).*$/, `rgba($1,$2,$3,${alpha})`);

/** Hatched as the unknown is everywhere. */
export function hatched(colour) {
  const tile = h('canvas', { width: 8, height: 8 });
  const pen = tile.getContext('2d');
  pen.strokeStyle = pale(colour, 0.55);
  pen.lineWidth = 1.4;
  [[-2, 2, 2, -2], [-1, 9, 9, -1], [6, 10, 10, 6]].forEach(([x1, y1, x2, y2]) => {
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  });
  return { image: tile, repeat: 'repeat' };
}

/** An area between two ends, as two stacked lines of which the first is not seen. */
export function band(name, lows, highs, fill, more = {}) {
  const line = { type: 'line', stack: name, stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, silent: true, tooltip: { show: false }, emphasis: { disabled: true }, ...more };
  return [
    { ...line, name: name + ' low', data: lows },
    { ...line, name, data: lows.map((low, at) => gap(low, highs[at])), areaStyle: { color: fill, opacity: 1 } },
  ];
}

const gap = (low, high) => (Array.isArray(low)
  ? [low[0], low[1] == null || high[1] == null ? null : high[1] - low[1]]
  : low == null || high == null ? null : high - low);
