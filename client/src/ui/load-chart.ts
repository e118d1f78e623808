/**
 * Loads a part that draws a chart. The library of charts makes a formatter from the language of the browser as it is
 * evaluated; some systems give one that is none, such as "en-US@posix", on which that throws, and with it the chart. For
 * that moment they give one.
 */
export async function loadChart<Part>(load: () => Promise<Part>): Promise<Part> {
  const restore = isLanguage(navigator.language) ? () => {} : pretendLanguage('en');
  try {
    return await load();
  } finally {
    restore();
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    // Only a question was asked.
    return false;
  }
}

/** An own property before the browser's; answers what takes it away. */
function pretendLanguage(value: string): () => void {
  Object.defineProperty(navigator, 'language', { value, configurable: true });
  return () => {
    Reflect.deleteProperty(navigator, 'language');
  };
}
