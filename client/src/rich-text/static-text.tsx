import type { TextBlock, TextRun, TextSnapshot } from '@holdfast/plan-model';
import { Fragment, type ReactNode } from 'react';

import { MentionWords } from './mention-words.tsx';

export interface StaticTextProps {
  readonly text: TextSnapshot;
  /** It becomes an editor when it is pressed, so nothing in it is a button. */
  readonly isEditable?: boolean;
}

/** A text of the plan without an editor; drawn at the same places, so that nothing moves when one comes. */
export function StaticText({ text, isEditable = false }: StaticTextProps): ReactNode {
  return <Blocks blocks={text.blocks} isEditable={isEditable} />;
}

interface BlocksProps {
  readonly blocks: readonly TextBlock[];
  readonly isEditable: boolean;
}

/** Blocks have no identity of their own: they are drawn by their place, and keep no state. */
function Blocks({ blocks, isEditable }: BlocksProps): ReactNode {
  return groupItems(blocks).map((group, index) => {
    const lines = group.blocks.map((block, line) => (
      // oxlint-disable-next-line react/no-array-index-key -- it has no identity and keeps no state
      <Block key={line} block={block} isEditable={isEditable} />
    ));
    const Group = group.tag;
    // oxlint-disable-next-line react/no-array-index-key -- it has no identity and keeps no state
    return <Group key={index}>{lines}</Group>;
  });
}

interface BlockGroup {
  readonly tag: 'ul' | 'ol' | typeof Fragment;
  readonly blocks: readonly TextBlock[];
}

/** Items that follow each other are one list. */
function groupItems(blocks: readonly TextBlock[]): readonly BlockGroup[] {
  const groups: { tag: BlockGroup['tag']; blocks: TextBlock[] }[] = [];
  for (const block of blocks) {
    const tag = groupTag(block);
    const last = groups.at(-1);
    if (last?.tag === tag) last.blocks.push(block);
    else groups.push({ tag, blocks: [block] });
  }
  return groups;
}

function groupTag({ kind }: TextBlock): BlockGroup['tag'] {
  if (kind === 'bullet') return 'ul';
  return kind === 'ordered' ? 'ol' : Fragment;
}

interface BlockProps {
  readonly block: TextBlock;
  readonly isEditable: boolean;
}

function Block({ block, isEditable }: BlockProps): ReactNode {
  if (block.kind === 'unknown') return <Blocks blocks={block.blocks} isEditable={isEditable} />;
  const { kind, runs } = block;
  const Line = LINE_TAGS[kind];
  return (
    <Line dir="auto" data-kind={kind === 'plain' ? undefined : kind}>
      <Runs runs={runs} isEditable={isEditable} />
    </Line>
  );
}

/** As in the editor, but for items: outside of an editor they can be in a list. */
const LINE_TAGS = { plain: 'p', heading2: 'h3', heading3: 'h4', bullet: 'li', ordered: 'li' } as const;

interface RunsProps {
  readonly runs: readonly TextRun[];
  readonly isEditable: boolean;
}

/** An empty line gets a line break, as in an editor, so that it has the height of a line. */
function Runs({ runs, isEditable }: RunsProps): ReactNode {
  if (runs.length === 0) return <br />;
  // oxlint-disable-next-line react/no-array-index-key -- it has no identity and keeps no state
  return runs.map((run, index) => <Fragment key={index}>{runNode(run, isEditable)}</Fragment>);
}

function runNode(run: TextRun, isEditable: boolean): ReactNode {
  switch (run.kind) {
    case 'mention':
      return <MentionWords record={run.record} isButton={!isEditable} />;
    case 'break':
      return <br />;
    case 'unknown':
      return run.text;
    case 'text': {
      const italic = run.marks.includes('italic') ? <em>{run.text}</em> : run.text;
      return run.marks.includes('bold') ? <strong>{italic}</strong> : italic;
    }
  }
}
