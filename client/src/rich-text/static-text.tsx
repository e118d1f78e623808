import type { TextBlock, TextRun, TextSnapshot } from '@holdfast/plan-model';
import { Fragment, type ReactNode } from 'react';

/** A text of the plan without an editor; the same elements that the editor makes, so that nothing moves when one comes. */
export function StaticText({ text }: { readonly text: TextSnapshot }): ReactNode {
  return <Blocks blocks={text.blocks} />;
}

/** Blocks have no identity of their own: they are drawn by their place, and keep no state. */
function Blocks({ blocks }: { readonly blocks: readonly TextBlock[] }): ReactNode {
  // oxlint-disable-next-line react/no-array-index-key
  return blocks.map((block, index) => <Block key={index} block={block} />);
}

function Block({ block }: { readonly block: TextBlock }): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir="auto">
          <Runs runs={block.runs} />
        </p>
      );
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3';
      return (
        <Heading dir="auto">
          <Runs runs={block.runs} />
        </Heading>
      );
    }
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List {...(block.ordered && block.start !== 1 && { start: block.start })}>
          {block.items.map((item, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} dir="auto">
              <Blocks blocks={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'unknown':
      return <Blocks blocks={block.blocks} />;
  }
}

/** An empty paragraph gets a line break, as in an editor, so that it has the height of a line. */
function Runs({ runs }: { readonly runs: readonly TextRun[] }): ReactNode {
  if (runs.length === 0) return <br />;
  // oxlint-disable-next-line react/no-array-index-key
  return runs.map((run, index) => <Fragment key={index}>{runNode(run)}</Fragment>);
}

function runNode(run: TextRun): ReactNode {
  switch (run.kind) {
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
