import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';

declare global {
  interface Window {
    axe?: { run: (options: RunOptions) => Promise<AxeResults> };
  }
}

/** What axe has against the page as it is now, one line for each finding and place. */
export async function findingsOn(page: Page): Promise<readonly string[]> {
  // Through the debugger and not as a script of the page, which its policy would rightly refuse.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    // Axe measures what is out of sight too; the browser lays that out only when it comes into sight.
    const layOut = new CSSStyleSheet();
    layOut.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(layOut);
    const results = await window.axe?.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(layOut), 1);
    const bar = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
    // What the bar at the top covers a part of is whole as soon as one scrolls.
    const isUnderBar = ({ target }: { readonly target: unknown[] }): boolean => {
      const element = typeof target[0] === 'string' ? document.querySelector(target[0]) : null;
      const top = element?.closest('header') ? undefined : element?.getBoundingClientRect().top;
      return top !== undefined && top < bar;
    };
    return (results?.violations ?? [{ id: 'axe did not run', nodes: [] }]).flatMap(({ id, nodes }) =>
      nodes.length === 0
        ? [id]
        : nodes
            .filter((node) => id !== 'target-size' || !isUnderBar(node))
            .map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
    );
  });
}
