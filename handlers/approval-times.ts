import type { CaseStore } from '../activities/store/cases.store.ts';
import { serviceLevelOf } from '../domain/cases/service-level.rules.ts';
import { isSynthetic } from '../domain/synthetic/synthetic-partner.ts';
import { type Measured, metrics } from './metrics.ts';

type Recording = Pick<CaseStore, 'record'>;

/** The same store, which tells how each answer kept to its service level once it is on record. */
export function measuringAnswers(cases: Recording, tell: (measured: Measured) => void): Recording {
  return {
    async record(input) {
      await cases.record(input);
      const { partner, program } = input.view;
      if (isSynthetic(partner.id)) return;
      for (const level of input.changedTasks.map(serviceLevelOf))
        if (level)
          tell({
            of: { Program: program.id },
            inAll: true,
            values: [
              { name: metrics.serviceLevelUsed, unit: 'Percent', value: level.used },
              { name: metrics.answeredLate, unit: 'Count', value: level.late ? 1 : 0 },
            ],
          });
    },
  };
}
