import { assert } from '@holdfast/base';
import * as fc from 'fast-check';
import { unparse } from 'papaparse';
import { describe, expect, test } from 'vitest';

import { decodeTable } from './decode-table.ts';
import { DELIMITERS, MOST_ROWS, readTable } from './read-table.ts';

const WORDS = 'Name;Größe\nSchüler;14,2';

describe('the bytes of a file', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(WORDS)],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, ...new TextEncoder().encode(WORDS))],
    ['UTF-16 as “Unicode text”', bytes(0xff, 0xfe, ...wide(WORDS))],
    ['UTF-16 without its mark', bytes(...wide(WORDS))],
    ['UTF-16, the high byte first', bytes(0xfe, 0xff, ...wide(WORDS, true))],
    ['Windows-1252', bytes(...Array.from(WORDS, (letter) => letter.charCodeAt(0)))],
  ])('%s: are read as their words', (_, file) => {
    const decoded = decodeTable(file);
    assert(decoded.kind === 'text', 'a text');
    expect(cellsOf(decoded.text)).toEqual([
      ['Name', 'Größe'],
      ['Schüler', '14,2'],
    ]);
  });

  test.each([
    ['workbook', bytes(0x50, 0x4b, 0x03, 0x04, 1, 2)],
    ['workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 1, 2)],
    ['binary', bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13)],
  ])('a %s is not taken for a table', (kind, file) => {
    expect(decodeTable(file).kind).toBe(kind);
  });

  test('whatever they are, reading them does not fail', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (file) => {
        const decoded = decodeTable(file);
        if (decoded.kind === 'text') readTable(decoded.text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the cells of a text', () => {
  test.each([
    [
      'tabs of a spreadsheet',
      'Name\tWho\nTalks\tAna, Ben',
      [
        ['Name', 'Who'],
        ['Talks', 'Ana, Ben'],
      ],
    ],
    [
      'semicolons around decimal commas',
      'Name;Value\nA;14,2\nB;9,5',
      [
        ['Name', 'Value'],
        ['A', '14,2'],
        ['B', '9,5'],
      ],
    ],
    [
      'commas around quoted words',
      'Name,Who\n"Talks, in pairs","Ana ""A"""',
      [
        ['Name', 'Who'],
        ['Talks, in pairs', 'Ana "A"'],
      ],
    ],
    [
      'lines inside of a cell',
      'Name\tWhat\nTalks\t"first\nsecond"',
      [
        ['Name', 'What'],
        ['Talks', 'first\nsecond'],
      ],
    ],
    [
      'what Excel says of its own file',
      'sep=;\nName;Who\nA;B',
      [
        ['Name', 'Who'],
        ['A', 'B'],
      ],
    ],
    ['one column', 'Talks\nWalks', [['Talks'], ['Walks']]],
    [
      'a quote that never ends',
      'Name\tWho\nA\t"B',
      [
        ['Name', 'Who'],
        ['A', '"B'],
      ],
    ],
    [
      'quotes that are words, as some programs copy them',
      'Name\tWho\n"Stay" week\t"Ana" and "Ben"\n"Never ends\t12" screen\n"two\nlines"\t"the ""third"" "',
      [
        ['Name', 'Who'],
        ['"Stay" week', '"Ana" and "Ben"'],
        ['"Never ends', '12" screen'],
        ['two\nlines', 'the "third"'],
      ],
    ],
    [
      'line ends of Windows, and empty rows below',
      'A;B\r\n1;2\r\n;\r\n',
      [
        ['A', 'B'],
        ['1', '2'],
      ],
    ],
  ])('%s', (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test.each([
    ['', 'empty'],
    [' \n;;\n', 'empty'],
    ['a\n'.repeat(MOST_ROWS + 2), 'too-many-rows'],
    [`${'a;'.repeat(70)}b\n`, 'too-many-columns'],
    ['ä'.repeat(500_001), 'too-large'],
  ])('what is no table that a plan takes is refused', (text, why) => {
    expect(readTable(text)).toEqual({ kind: 'refused', why });
  });

  test('rows below any number of empty ones are not forgotten', () => {
    expect(cellsOf(`Title\n${'\n'.repeat(3 * MOST_ROWS)}Talks`).at(-1)).toEqual(['Talks']);
  });

  test('what any program writes with any delimiter is read back as it was', () => {
    const cell = fc
      .string({ unit: fc.constantFrom(...Array.from('ab ,;\t"\n\'1.é')) })
      .map((text) => text.trim());
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.constantFrom(...DELIMITERS), fc.boolean(), (data, delimiter, quotes) => {
        const text = unparse(data, { delimiter, quotes });
        const reading = readTable(text, delimiter);
        const isEmpty = data.every((row) => row.every((each) => each === ''));
        if (isEmpty) expect(reading.kind).toBe('refused');
        else
          expect(filled(reading)).toEqual(data.slice(0, data.findLastIndex((row) => row.some(Boolean)) + 1));
      }),
      { numRuns: 300 },
    );
  });
});

function cellsOf(text: string) {
  return filled(readTable(text));
}

function filled(reading: ReturnType<typeof readTable>) {
  assert(reading.kind === 'table', 'a table');
  return reading.table.cells;
}

function bytes(...all: readonly number[]): Uint8Array {
  return new Uint8Array(all);
}

function wide(text: string, isHighFirst = false): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0)).flatMap((code) =>
    isHighFirst ? [code >> 8, code & 255] : [code & 255, code >> 8],
  );
}
