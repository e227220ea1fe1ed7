// Light or dark: as the system has it, until the switch is used.

import { h } from './dom.js';
import { t } from './language.js';

const KEY = 'theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

const chosen = () => localStorage.getItem(KEY);
export const isDark = () => (chosen() ? chosen() === 'dark' : dark.matches);

function apply() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  dispatchEvent(new Event('themed'));
}

apply();
dark.addEventListener('change', apply);

export function themeSwitch() {
  const label = () => t(isDark() ? 'theme.light' : 'theme.dark');
  const button = h('button', {
    class: 'quiet',
    type: 'button',
    onclick: () => {
      localStorage.setItem(KEY, isDark() ? 'light' : 'dark');
      apply();
      button.textContent = label();
    },
  }, label());
  return button;
}
