import { act, type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished, vi } from 'vitest';

declare global {
  // React asks for it by this name.
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

export interface Rendered {
  readonly element: HTMLElement;
  /** Runs something that the person or another device does, and what the page makes of it. */
  readonly perform: (action: () => void) => Promise<void>;
  readonly unmount: () => Promise<void>;
}

/** For tests: renders as the app does, under StrictMode, until the test is over. */
export async function render(children: ReactNode): Promise<Rendered> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  const perform = (action: () => void) =>
    act(async () => {
      action();
      await Promise.resolve();
    });
  await perform(() => root.render(<StrictMode>{children}</StrictMode>));
  const unmount = async (): Promise<void> => {
    await perform(() => root.unmount());
    element.remove();
  };
  onTestFinished(unmount);
  return { element, perform, unmount };
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** As a browser does it: React reads the value that the element's own setter was given, and listens to the event. */
export function fillIn(field: Field, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** The field of that name, which may be a label or on the field itself. */
export function fieldNamed(page: ParentNode, name: string): Field {
  const fields = [...page.querySelectorAll<Field>('input, textarea, select')];
  const labels = [...page.querySelectorAll('label')].filter(({ textContent }) => textContent === name);
  const found = fields.find(
    (field) =>
      field.getAttribute('aria-label') === name ||
      labels.some((label) => label.htmlFor === field.id || label.contains(field)),
  );
  if (found === undefined) throw new Error(`there is no field “${name}”`);
  return found;
}

/** Presses what opens a menu, which comes when it is asked for, and chooses what is called so. */
export const chooseInMenu = chooserOf('[role=menuitem]');

/** The same of a list from which values are picked. */
export const pick = chooserOf('[role=menuitemradio], [role=menuitemcheckbox]');

function chooserOf(roles: string) {
  return async function choose(
    { perform }: Pick<Rendered, 'perform'>,
    trigger: HTMLElement | null | undefined,
    name: string,
  ): Promise<void> {
    await perform(() => trigger?.click());
    const item = await vi.waitFor(() => {
      const items = [...document.querySelectorAll<HTMLElement>(roles)];
      const found = items.find((each) => (each.querySelector('[dir]') ?? each).textContent === name);
      if (found === undefined) throw new Error(`there is no “${name}”`);
      return found;
    });
    await perform(() => item.click());
  };
}
