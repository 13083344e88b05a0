import { setHandler } from '@temporalio/workflow';
import { unnaming, withoutPerson } from '../../domain/personal-data/unnamed.rules.ts';
import { inHistoryFirst } from '../activity-profiles.ts';
import { forgetUpdate } from '../case.messages.ts';
import { type Case, settle } from './case.ts';

/**
 * Lets a case go on without somebody's name and address. `besides`: takes them out of what the kind of case remembers in
 * addition, and has it start afresh when nothing is half done.
 */
export function registerForget<Facts>(c: Case<Facts>, besides: (unnamed: <T>(value: T) => T) => void): void {
  setHandler(
    forgetUpdate,
    async (subject) => {
      inHistoryFirst();
      const words = unnaming(subject);
      const unnamed = <T>(value: T): T => withoutPerson(value, words);
      c.identity = unnamed(c.identity);
      c.facts = unnamed(c.facts);
      c.trail.splice(0, c.trail.length, ...unnamed(c.trail));
      // Whoever waits for a task holds it: it stays the same one.
      for (const task of c.tasks) Object.assign(task, unnamed(task));
      for (const { id, status } of c.tasks) if (status === 'open') c.changedTasks.add(id);
      c.afresh = true;
      await settle(c);
      besides(unnamed);
    },
    { description: 'Goes on without the name and address of a person who is erased' },
  );
}
