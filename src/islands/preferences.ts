// Large type and dark theme: two switches, kept in the browser. Without this script the switches stay hidden, and
// the system's own theme and zoom serve.

const ATTRIBUTES = {
  size: { on: 'large', off: null },
  theme: { on: 'dark', off: 'light' },
} as const;
type Switch = keyof typeof ATTRIBUTES;

function stored(name: Switch): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function store(name: Switch, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Storage may be forbidden: the choice then lasts for the page.
  }
}

function apply(name: Switch, value: string | null): void {
  if (value === null) delete document.documentElement.dataset[name];
  else document.documentElement.dataset[name] = value;
}

function isOn(name: Switch): boolean {
  const value = document.documentElement.dataset[name];
  if (name === 'theme' && value === undefined) return matchMedia('(prefers-color-scheme: dark)').matches;
  return value === ATTRIBUTES[name].on;
}

function serve(): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>('[data-switch]');
  const show = () =>
    buttons.forEach((button) =>
      button.setAttribute('aria-pressed', String(isOn(button.dataset['switch'] as Switch))),
    );
  buttons.forEach((button) => {
    const name = button.dataset['switch'] as Switch;
    button.addEventListener('click', () => {
      const value = isOn(name) ? ATTRIBUTES[name].off : ATTRIBUTES[name].on;
      apply(name, value);
      store(name, value);
      show();
    });
  });
  show();
}

// The switches stand there from the first paint: shown later, they would push the links beside them.
document.documentElement.dataset['switches'] = '';
for (const name of ['size', 'theme'] as const) apply(name, stored(name));
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', serve);
else serve();
