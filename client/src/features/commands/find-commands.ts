/** One thing that the command menu offers: a place to go or something to do. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is, in words. */
  readonly kind: string;
  readonly run: () => void;
}

/** More are never read; who does not see theirs types another letter. */
const MOST = 12;

/** The commands that hold every word of the query, those that begin with it first; an accent more or less is no matter. */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  const found = commands
    .map((command) => ({ command, text: fold(`${command.label} ${command.kind}`) }))
    .filter(({ text }) => words.every((word) => text.includes(word)));
  const whole = fold(query).trim();
  const isFirst = ({ text }: { readonly text: string }): boolean => text.startsWith(whole);
  const ordered = [...found.filter(isFirst), ...found.filter((each) => !isFirst(each))];
  return ordered.slice(0, MOST).map(({ command }) => command);
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLocaleLowerCase();
}
