import { baseContract } from '../ports/base.contract.ts';
import { MemoryBase } from './memory-base.ts';

baseContract('MemoryBase', () => {
  const device = new MemoryBase();
  return { open: () => device.open() };
});
