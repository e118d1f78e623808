import { expect, test } from 'vitest';

import { Emitter } from './emitter.ts';

test('calls every listener, in order, even when one throws, and then says so', () => {
  const emitter = new Emitter<number>();
  const heard: string[] = [];
  emitter.subscribe((n) => heard.push(`a${n}`));
  emitter.subscribe(() => {
    throw new Error('listener broke');
  });
  emitter.subscribe((n) => heard.push(`b${n}`));
  expect(() => emitter.emit(1)).toThrow('listener broke');
  expect(heard).toEqual(['a1', 'b1']);
});

test('a listener that unsubscribes during an event does not disturb the others', () => {
  const emitter = new Emitter<number>();
  const heard: number[] = [];
  const stop = emitter.subscribe(() => stop());
  emitter.subscribe((n) => heard.push(n));
  emitter.emit(1);
  emitter.emit(2);
  expect(heard).toEqual([1, 2]);
});
