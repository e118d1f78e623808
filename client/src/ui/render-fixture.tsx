import { act, type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';

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
