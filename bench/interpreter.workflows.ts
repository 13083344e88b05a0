/** What the worker of bench/interpreter.ts registers: the same process, interpreted and by hand. */
export { processCase } from '../workflows/process.workflow.ts';
export { byHand } from './by-hand.workflow.ts';
