import { readFileSync } from 'node:fs';
import type { Attempt, AttemptStore } from '../../../../activities/store/attempts.store.ts';
import { onFirstCall } from '../../../../activities/store/calls.ts';
import { createMaterialStore } from '../../../../activities/store/materials.dynamo.ts';
import type { Stores } from '../../../../activities/store/stores.ts';
import { joinLanguages } from '../../../../domain/learning/languages.rules.ts';
import { createMaterialsService } from '../../../../handlers/services/materials/materials.service.ts';
import type { MaterialsService } from '../../../../handlers/services/materials.services.ts';
import type { Caller } from '../../../../handlers/services/services.ts';
import { memoryItems } from '../../../support/memory-items.ts';
import { dana, now } from './sample.ts';

const shipped = (name: string) =>
  readFileSync(new URL(`../../../../programs/materials/${name}`, import.meta.url), 'utf8');

export const courseTexts = { en: shipped('platform-basics.en.md'), de: shipped('platform-basics.de.md') };
export const bankText = shipped('platform-basics.gift');

/** Attempts in which a third of the people, who know nothing, guess, and the others know all but what misleads. */
export function gradedAttempts(count: number, questions: readonly string[]): Attempt[] {
  return Array.from({ length: count }, (_, at) => {
    const knows = at % 3 !== 0;
    const byQuestion = Object.fromEntries(
      questions.map((id, index) => [id, index === 0 || (index === 1 ? !knows : knows)]),
    );
    return {
      ...{ caseId: `C-${at}`, step: 'exam/attempt-1', personId: dana.id, seed: 's', questionIds: questions },
      ...{ bank: { id: 'platform-basics', version: 1 }, startedAt: now, answers: {} },
      graded: { at: now, percent: 80, right: 8, of: 10, byQuestion },
    };
  });
}

/** The service itself over memory, in which the shipped course and bank are published. */
export function fakeMaterials(attempts: readonly Attempt[]): MaterialsService {
  return onFirstCall(async () => {
    const ofBank: AttemptStore['ofBank'] = async () => ({ items: attempts });
    const stores = {
      materials: createMaterialStore(memoryItems()),
      attempts: { ofBank },
    } as unknown as Stores;
    const service = createMaterialsService({ stores, now: () => new Date(now) });
    const author: Caller = { person: dana, via: 'portal' };
    const id = 'platform-basics';
    const course = { source: joinLanguages(courseTexts), after: 0 };
    await service.publish(author, { kind: 'course', id }, course);
    await service.publish(author, { kind: 'bank', id }, { source: bankText, after: 0 });
    return service;
  });
}
