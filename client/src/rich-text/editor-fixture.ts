import { systemClock, systemRandom } from '@holdfast/base';
import {
  applyTemplate,
  BLANK_TEMPLATE,
  createPlanUndo,
  type FragmentAddress,
  openPlan,
  type Plan,
  type PlanUndo,
  templateUpdate,
  textSchemaOf,
} from '@holdfast/plan-model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { type EditorEnd, type FieldEditor, openFieldEditor } from './field-editor.ts';
import { recordNames } from './record-names.ts';
import { TriggerKeys } from './trigger.ts';

const open: { close(): void }[] = [];
export function closeDevices(): void {
  for (const each of open.splice(0)) each.close();
}

/** One person's device: a plan and its undo, with editors as the fields mount them. */
export class Device {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly plan: Plan;
  readonly undo: PlanUndo;
  readonly ends: EditorEnd[] = [];
  picturesLeftOut = 0;

  constructor() {
    applyTemplate(this.doc, templateUpdate(BLANK_TEMPLATE));
    this.plan = openPlan(this.doc, {
      clock: systemClock,
      random: systemRandom,
      participantId: 'participant-1',
    });
    this.undo = createPlanUndo(this.plan, { textOrigin: ySyncPluginKey });
    open.push({
      close: () => {
        this.awareness.destroy();
        this.undo.dispose();
        this.plan.dispose();
      },
    });
  }

  fragment(address: FragmentAddress): Y.XmlFragment {
    const fragment = this.plan.fragment(address);
    if (fragment === undefined) throw new Error('the test needs this fragment');
    return fragment;
  }

  tryEdit(address: FragmentAddress): FieldEditor | undefined {
    const element = document.createElement('div');
    document.body.append(element);
    const editor = openFieldEditor({
      element,
      fragment: this.fragment(address),
      schema: textSchemaOf(address),
      awareness: this.awareness,
      undo: this.undo,
      attributes: { role: 'textbox' },
      showsCaret: () => true,
      names: recordNames(this.plan, (key) => key),
      keys: new TriggerKeys(),
      onPictures: () => {
        this.picturesLeftOut += 1;
      },
      onDone: () => {},
      onEnd: (why) => this.ends.push(why),
    });
    if (editor !== undefined) open.push(editor);
    return editor;
  }

  edit(address: FragmentAddress): FieldEditor {
    const editor = this.tryEdit(address);
    if (editor === undefined) throw new Error('the editor refused to open');
    return editor;
  }
}

export function merge(a: Device, b: Device): void {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a.doc), Y.encodeStateAsUpdate(b.doc)];
  Y.applyUpdate(a.doc, fromB, 'remote');
  Y.applyUpdate(b.doc, fromA, 'remote');
}

/** As typing does: at the end of the text. */
export function type({ editor }: FieldEditor, text: string): void {
  editor.chain().setTextSelection(editor.state.doc.content.size).insertContent(text).run();
}

export function enter({ editor }: FieldEditor): void {
  editor.commands.splitBlock();
}
