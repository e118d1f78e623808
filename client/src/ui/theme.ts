const DARK = '(prefers-color-scheme: dark)';

/** Keeps the class `dark` on the root element in step with the device's choice of light or dark. */
export function followColorScheme(): void {
  const query = window.matchMedia(DARK);
  const apply = () => document.documentElement.classList.toggle('dark', query.matches);
  query.addEventListener('change', apply);
  apply();
}
