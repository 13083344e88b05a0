import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../../../domain/programs/editing/apply-changes.rules.ts';
import type { Change } from '../../../../../domain/programs/editing/edit.ts';
import {
  type NewStep,
  newField,
  newStage,
  newStep,
  stepKinds,
} from '../../../../../domain/programs/editing/new-step.rules.ts';
import { outline } from '../../../../../domain/programs/outline.rules.ts';
import type { WrittenProcess } from '../../../../../domain/programs/process.schema.ts';
import { isWrittenDeal, readProgram } from '../../../../../domain/programs/read-program.ts';
import { shipped } from './shipped.ts';

function read(source: string): WrittenProcess {
  const result = readProgram(source);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  if (isWrittenDeal(result.program)) throw new Error('This is a deal');
  return result.program;
}

function edit(source: string, ...changes: Change[]): string {
  const edited = applyChanges(source, changes);
  if ('refused' in edited) throw new Error(edited.refused);
  return edited.source;
}

/** Steps can stand behind an end only if it is conditional. */
const written = ({ value }: NewStep) =>
  value.step === 'end' ? { ...value, when: 'partner.tier == "gold"' } : value;

describe.each(['price-exception', 'onboarding'])('new parts of %s', (name) => {
  const source = shipped(name);
  const program = read(source);
  const last = program.stages.length - 1;
  const list = ['stages', last, 'steps'];

  test.each(stepKinds)('a new step of the kind %s keeps the program valid, twice', (kind) => {
    const first = newStep(kind, program);
    const once = edit(source, { do: 'insert', list, index: 0, value: written(first) });

    const second = newStep(kind, read(once));
    const twice = edit(once, { do: 'insert', list, index: 0, value: written(second) });

    expect(second.id).not.toBe(first.id);
    expect(outline(read(twice)).map(({ step }) => step.id)).toEqual(
      expect.arrayContaining([first.id, second.id]),
    );
  });

  test('a new stage and a new field keep the program valid', () => {
    const stage = newStage(program);
    const form = program.starts.form;
    const field = newField(program.forms[form]?.fields ?? []);
    const text = edit(
      source,
      { do: 'insert', list: ['stages'], index: 0, value: stage.value },
      { do: 'insert', list: ['forms', form, 'fields'], index: 0, value: field.value },
    );

    expect(read(text).stages[0]?.id).toBe(stage.id);
    expect(read(text).forms[form]?.fields[0]?.name).toBe(field.id);
  });
});
