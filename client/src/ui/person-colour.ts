/** Twelve colours that carry a person's hand. Contrast: white on the light ones ≥ 6:1, black on the dark ones ≥ 8:1. */
export const PERSON_COLOURS = [
  { name: 'red', light: '#b42318', dark: '#fda29b' },
  { name: 'rust', light: '#9a3412', dark: '#fdba74' },
  { name: 'bronze', light: '#854d0e', dark: '#fde047' },
  { name: 'olive', light: '#3f6212', dark: '#bef264' },
  { name: 'green', light: '#166534', dark: '#86efac' },
  { name: 'pine', light: '#115e59', dark: '#5eead4' },
  { name: 'petrol', light: '#155e75', dark: '#67e8f9' },
  { name: 'blue', light: '#1d4ed8', dark: '#93c5fd' },
  { name: 'indigo', light: '#4338ca', dark: '#a5b4fc' },
  { name: 'violet', light: '#6d28d9', dark: '#c4b5fd' },
  { name: 'purple', light: '#a21caf', dark: '#f0abfc' },
  { name: 'pink', light: '#be185d', dark: '#f9a8d4' },
] as const;

/** The colour for the page's theme as a CSS value; an index outside of the palette gets the first one. */
export function personColour(index: number): string {
  const { light, dark } = PERSON_COLOURS[index] ?? PERSON_COLOURS[0];
  return `light-dark(${light}, ${dark})`;
}
