import type { Page } from '@playwright/test';
import axe, { type AxeResults, type ElementContext, type RunOptions } from 'axe-core';

declare global {
  interface Window {
    axe?: { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> };
  }
}

/** What axe has against the page as it is now, or against what `within` selects of it: one line for each finding and place. */
export async function findingsOn(page: Page, within = 'html'): Promise<readonly string[]> {
  // Through the debugger and not as a script of the page, which its policy would rightly refuse.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  return await page.evaluate(async (selector) => {
    // Axe measures what is out of sight too; the browser lays that out only when it comes into sight.
    const layOut = new CSSStyleSheet();
    layOut.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(layOut);
    const looked = selector === 'html' ? document : { include: [selector] };
    const results = await window.axe?.run(looked, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(layOut), 1);
    const bar = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
    const menu = document.querySelector('main [role=listbox]');
    // What the bar at the top covers a part of is whole as soon as one scrolls, and beside a menu as soon as that closes.
    const isCovered = ({ target }: { readonly target: unknown[] }): boolean => {
      const element = typeof target[0] === 'string' ? document.querySelector(target[0]) : null;
      if (element === null || element.closest('header, [role=listbox]') !== null) return false;
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const over = menu?.getBoundingClientRect() ?? new DOMRect();
      const isUnderMenu = top < over.bottom && bottom > over.top && left < over.right && right > over.left;
      return top < bar || isUnderMenu;
    };
    return (results?.violations ?? [{ id: 'axe did not run', nodes: [] }]).flatMap(({ id, nodes }) =>
      nodes.length === 0
        ? [id]
        : nodes
            .filter((node) => id !== 'target-size' || !isCovered(node))
            .map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
    );
  }, within);
}
