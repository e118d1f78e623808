// @vitest-environment happy-dom
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { render } from './render-fixture.tsx';
import { usePageHide } from './use-page-hide.ts';

function Field({ onHide }: { readonly onHide: () => void }) {
  usePageHide(onHide);
  return null;
}

function endPage(): void {
  window.dispatchEvent(new Event('pagehide'));
}

describe('usePageHide', () => {
  test('calls everybody who is on the page, and nobody who has left it', async () => {
    const calls: string[] = [];
    const first = await render(<Field onHide={() => calls.push('first')} />);
    await render(<Field onHide={() => calls.push('second')} />);
    endPage();
    expect(calls).toEqual(['first', 'second']);
    await first.unmount();
    endPage();
    expect(calls).toEqual(['first', 'second', 'second']);
  });

  test('calls the others when one fails, and says that it has', async () => {
    const failed: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => failed.push(error));
    onTestFinished(() => void vi.unstubAllGlobals());
    const calls: string[] = [];
    await render(
      <>
        <Field
          onHide={() => {
            throw new Error('the plan is gone');
          }}
        />
        <Field onHide={() => calls.push('kept')} />
      </>,
    );
    endPage();
    expect(calls).toEqual(['kept']);
    expect(failed).toHaveLength(1);
  });
});
