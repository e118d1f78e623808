import { presenceUserSchema } from '@holdfast/sync-protocol';

import { personColour } from '../ui/person-colour.ts';

import styles from './rich-text.module.css';

/**
 * Someone else's caret with a name. Hidden from screen readers, where it would be read in the middle of a word: who
 * is here is told in the list of people.
 */
export function caretElement(user: unknown): HTMLElement {
  const person = presenceUserSchema.safeParse(user);
  const caret = document.createElement('span');
  caret.className = styles['caret'] ?? '';
  caret.ariaHidden = 'true';
  caret.style.setProperty('--person', personColour(person.data?.colour ?? 0));
  const name = document.createElement('span');
  name.className = styles['caretName'] ?? '';
  name.dir = 'auto';
  name.textContent = person.data?.name ?? '';
  // Without these the browser's caret jumps over the widget on arrow keys.
  caret.append('\u2060', name, '\u2060');
  return caret;
}

export function selectionAttributes(user: unknown): { class: string; style: string } {
  const person = presenceUserSchema.safeParse(user);
  return {
    class: styles['caretSelection'] ?? '',
    style: `--person: ${personColour(person.data?.colour ?? 0)}`,
  };
}
