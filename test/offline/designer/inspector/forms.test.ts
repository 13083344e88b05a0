import { describe, expect, it } from 'vitest';
import { planPart } from '../../../../designer/diagram/parts.rules.ts';
import { valueAt } from '../../../../designer/diagram/step-paths.rules.ts';
import { choicesAt, silenceChoices } from '../../../../designer/inspector/choices.rules.ts';
import { changeType } from '../../../../designer/inspector/field-type.rules.ts';
import {
  formName,
  namedAlong,
  newGroup,
  newItem,
  newKey,
  newValue,
  shortName,
} from '../../../../designer/inspector/new-parts.rules.ts';
import { itemsAt, schemaAt } from '../../../../designer/inspector/schema-at.rules.ts';
import { canChangeKind, changeKind } from '../../../../designer/inspector/step-kind.rules.ts';
import { subjectOf } from '../../../../designer/inspector/subject.rules.ts';
import { inFormOrder, keyInWords, widgetOf } from '../../../../designer/inspector/widgets.rules.ts';
import { stepFor, surroundingsOf } from '../../../../designer/surroundings.ts';
import { writtenIn } from '../../../../designer/written.ts';
import { applyChanges } from '../../../../domain/programs/editing/apply-changes.rules.ts';
import type { Change } from '../../../../domain/programs/editing/edit.ts';
import { stepKinds } from '../../../../domain/programs/editing/new-step.rules.ts';
import { valuesFor } from '../../../../domain/programs/editing/values-for.rules.ts';
import { readProgram } from '../../../../domain/programs/read-program.ts';
import type { Path } from '../../../../domain/programs/reading/problems.ts';
import { shippedRegistry } from '../../../../domain/programs/registry.ts';
import { pathOf, program, source, steps, written } from '../onboarding.ts';

const surroundings = surroundingsOf(written, program);

/** What is wrong with the program after changes. */
function problemsAfter(changes: readonly Change[]): string[] {
  const edited = applyChanges(source, changes);
  if ('refused' in edited) return [edited.refused];
  const read = readProgram(edited.source);
  return 'problems' in read ? read.problems.map(({ path, message }) => `${path}: ${message}`) : [];
}

describe('the schema at a path', () => {
  it('knows each field of every step as it is written', () => {
    for (const { path } of steps)
      for (const key of Object.keys(valueAt(written, path) as object))
        expect(schemaAt(written, [...path, key]), [...path, key].join('.')).toBeDefined();
  });

  it('tells the widgets of a task, an e-mail and a calendar', () => {
    const widget = (path: Path) => widgetOf(schemaAt(written, path) ?? {});
    expect(widget([...pathOf('kickoff'), 'reminders'])).toBe('durations');
    expect(widget([...pathOf('kickoff'), 'serviceLevel'])).toBe('duration');
    expect(widget([...pathOf('planReview'), 'when'])).toBe('condition');
    expect(widget([...pathOf('welcome'), 'text'])).toBe('long-words');
    expect(widget(['calendar', 'workingDays'])).toBe('checks');
    expect(widget(['roles'])).toBe('map');
    expect(widget(['forms', 'application', 'fields'])).toBe('list');
  });

  it('knows the deal registration program too', () => {
    expect(schemaAt({ program: 'deal-registration' }, ['queue', 'decideWithin'])?.type).toBe('string');
  });
});

describe('what can be chosen', () => {
  it('offers roles, the partner and who else fits', () => {
    const values = (path: Path) => choicesAt(written, path)?.map(({ value }) => value);
    expect(values([...pathOf('kickoff'), 'by'])).toEqual(['partner', ...Object.keys(program.roles)]);
    expect(values([...pathOf('approval'), 'levels', 0, 'by'])).toEqual(Object.keys(program.roles));
    expect(values([...pathOf('kickoff'), 'escalation', 'to'])).toContain('line-manager');
    expect(values([...pathOf('duplicate'), 'check'])).toContain('sanctions');
    expect(values([...pathOf('approval'), 'changes', 'of'])).toEqual(['application', 'businessPlan']);
    expect(values(['title'])).toBeUndefined();
  });

  it('offers what the installation has, also for a new step; where nothing is known, names are typed', () => {
    const installed = { courses: ['basics', 'more'], banks: [], examProviders: ['acme'] };
    const now = { stages: [{ steps: (['course', 'quiz', 'exam'] as const).map(stepFor(surroundings)) }] };
    const values = (step: number, key: string) =>
      choicesAt(now, ['stages', 0, 'steps', step, key], installed)?.map(({ value }) => value);

    expect([values(0, 'course'), values(1, 'bank'), values(2, 'provider')]).toEqual([
      ...[installed.courses, undefined, installed.examProviders],
    ]);
    expect(choicesAt(now, ['stages', 0, 'steps', 0, 'course'])).toBeUndefined();
    const around = surroundingsOf(written, program, installed);
    expect(stepFor(around)('course')).toMatchObject({ course: 'basics' });
    expect(stepFor(around)('exam')).toMatchObject({ provider: 'acme' });
  });

  it('offers outcomes of the step and ends of the case at silence', () => {
    const values = silenceChoices(written, [...pathOf('training'), 'atSilence']).map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['outcome:later', 'ends:lapsed']));
  });
});

describe('new parts leave a program that can be read', () => {
  const approval = pathOf('approval');
  it.each<[string, Path]>([
    ['question', ['forms', 'application', 'fields']],
    ['approver', [...approval, 'levels']],
    ['outcome', [...approval, 'outcomes']],
    ['stage', ['stages']],
    ['lane', [...pathOf('checks'), 'lanes']],
    ['way', [...pathOf('firstDealOrNot'), 'ways']],
  ])('%s', (_, list) => {
    const count = Number(valueAt(written, [...list, 'length']));
    const value = newItem(written, list, surroundings);
    expect(problemsAfter([{ do: 'insert', list, index: count, value }])).toEqual([]);
  });

  it.each<[string, Path]>([
    ['atSilence of a task', [...pathOf('kickoff'), 'atSilence']],
    ['atSilence of a level', [...approval, 'levels', 0, 'atSilence']],
    ['escalation of a check', [...pathOf('site'), 'escalation']],
  ])('%s', (_, at) => {
    const step = valueAt(written, at.slice(0, -1));
    expect(valueAt(step, [String(at.at(-1))])).toBeUndefined();
    expect(problemsAfter([{ do: 'set', at, value: newGroup(written, at) }])).toEqual([]);
  });

  it.each(['checks', 'firstDealOrNot', 'approval'])('one more part of %s', (id) => {
    const plan = planPart(written, pathOf(id), stepFor(surroundings));
    if ('refused' in plan) throw new Error(plan.refused);
    expect(problemsAfter(plan.changes)).toEqual([]);
  });

  it('every kind of question, made of any other', () => {
    const list: Path = ['forms', 'scorecard', 'fields'];
    const kinds = itemsAt(written, list)?.oneOf ?? [];
    const at = [...list, 6];
    const field = valueAt(written, at) as Readonly<Record<string, unknown>>;
    expect(kinds.length).toBeGreaterThan(10);
    for (const kind of kinds) {
      const type = String(kind.properties?.type?.const);
      const changed = problemsAfter(changeType(at, field, type, kinds, 'EUR'));
      expect(
        changed.filter((words) => words.includes('fields.6')),
        type,
      ).toEqual([]);
    }
  });

  it('a step of every kind, made of every other that holds no steps', () => {
    const kinds = itemsAt(written, ['stages', 0, 'steps'])?.oneOf ?? [];
    const simple = steps.filter(({ path }) => canChangeKind(valueAt(written, path)));
    const one = (kind: unknown) => simple.find(({ path }) => valueAt(written, [...path, 'step']) === kind);
    const found = stepKinds.map(one).filter((step) => step !== undefined);
    expect(found.length).toBeGreaterThan(6);
    for (const { path } of found)
      for (const kind of stepKinds) {
        const [change] = changeKind(written, path, kind, kinds, surroundings);
        const value = change?.do === 'set' ? change.value : undefined;
        expect(value, kind).toMatchObject({ step: kind, id: valueAt(written, [...path, 'id']) });
        const schema = kinds.find(({ properties }) => properties?.step?.const === kind);
        expect(Object.keys(value as object).filter((key) => !(key in (schema?.properties ?? {})))).toEqual(
          [],
        );
      }
  });

  it('a task of a new e-mail: its filler words are gone, and so is the name that it was given', () => {
    const value = stepFor(surroundings)('message');
    const edited = applyChanges(source, [{ do: 'insert', list: ['stages', 0, 'steps'], index: 0, value }]);
    if ('refused' in edited) throw new Error(edited.refused);
    const now = writtenIn(edited.source);
    const at: Path = ['stages', 0, 'steps', 0];
    const kinds = itemsAt(now, at.slice(0, -1))?.oneOf ?? [];

    const [change] = changeKind(now, at, 'task', kinds, surroundingsOf(now, program));

    expect(change).toEqual({ do: 'set', at, value: stepFor(surroundingsOf(now, program))('task') });
  });

  it('a check is given what the case knows under that name', () => {
    const { checks } = shippedRegistry;
    expect(valuesFor(surroundings, checks['email-domain'], 'all')).toEqual({
      email: 'application.contactEmail',
      website: 'application.website',
    });
    const before = { website: 'application.plan', name: 'x' };
    expect(valuesFor(surroundings, checks.website, 'needed', before)).toEqual({
      website: 'application.plan',
    });
    const ofPartner = { ...surroundings, starts: { ...surroundings.starts, by: 'partner' as const } };
    expect(valuesFor(ofPartner, checks.sanctions, 'needed')).toEqual({
      name: 'partner.name',
      country: 'partner.country',
    });
  });

  it('an option is named by what people read, unless somebody named it', () => {
    const options: Path = ['forms', 'application', 'fields', 0, 'options'];
    const form = { fields: [{ options: { first: 'First option', north: 'North' } }] };
    const given = { forms: { application: form } };
    expect(namedAlong(given, [...options, 'first'], 'Nordic countries')).toEqual([
      { do: 'rename', at: [...options, 'first'], to: 'nordic-countries' },
    ]);
    expect(namedAlong(given, [...options, 'north'], 'South')).toEqual([]);
  });

  it('options, roles and forms get a name that is free', () => {
    const edited = applyChanges(source, [
      { do: 'set', at: ['forms', newKey(written, ['forms'])], value: newValue(['forms']) },
    ]);
    if ('refused' in edited) throw new Error(edited.refused);
    expect(newKey(writtenIn(edited.source), ['forms'])).not.toBe(newKey(written, ['forms']));
    expect(shortName('Finance & Controlling', [])).toBe('finance-controlling');
    expect(shortName('Legal', ['legal'])).toBe('legal-2');
    expect(formName('Tax form for the USA', [])).toBe('taxFormFor');
    expect(formName('Tax form', ['taxForm'])).toBe('taxForm2');
  });
});

describe('what a form is about', () => {
  it('is the innermost step, or the form, stage or part', () => {
    expect(subjectOf([...pathOf('kickoff'), 'reminders', 1])).toEqual({
      what: 'step',
      path: pathOf('kickoff'),
    });
    expect(subjectOf(['forms', 'application', 'fields', 3])).toEqual({
      what: 'form',
      path: ['forms', 'application'],
    });
    expect(subjectOf(['stages', 1, 'label'])).toEqual({ what: 'stage', path: ['stages', 1] });
    expect(subjectOf(['roles', 'legal'])).toEqual({ what: 'part', path: ['roles'] });
    expect(subjectOf(['title'])).toEqual({ what: 'head', path: [] });
  });

  it('says keys in words, and puts long texts last', () => {
    expect(keyInWords('caseTitle')).toBe('Case title');
    expect(keyInWords('to', 'calendar')).toBe('To');
    expect(inFormOrder(['when', 'text', 'title', 'by'])).toEqual(['title', 'by', 'text', 'when']);
  });
});
