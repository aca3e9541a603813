const KEY = 'powerbi-postman-theme';

/** Lets the switch choose between dark, light, and what the system says. Where the browser keeps nothing, it holds for this visit. */
export function switchTheme(chooser: HTMLSelectElement): void {
  const kept = keep();
  if (kept === 'light' || kept === 'dark') chooser.value = kept;
  const apply = () => {
    if (chooser.value === '') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chooser.value;
  };
  chooser.addEventListener('change', () => {
    apply();
    keep(chooser.value);
  });
  apply();
}

function keep(value?: string): string | null {
  try {
    if (value !== undefined) localStorage.setItem(KEY, value);
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
