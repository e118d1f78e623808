/** For tests: people with little time, or with little English, read these words. */
const MOST_WORDS = 22;

/** The sentences of texts that are too long to be read at once. */
export function longSentences(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.split(/[.?!:;]\s*/))
    .filter((sentence) => sentence.split(/\s+/).length > MOST_WORDS);
}

/** What stands more than once in a list. */
export function repeated(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}
