import type { Person } from '../../../../domain/people/person.schema.ts';
import type { Erasure } from '../../../../domain/personal-data/personal-data.ts';
import type {
  PersonalDataPage,
  PersonalDataService,
} from '../../../../handlers/services/personal-data.services.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

const askedAt = '2027-03-01T09:00:00.000Z';
/** One that waits for an answer, and the evidence of one that was done. */
const erasures: readonly Erasure[] = [
  { personId: 'P-0000000001', state: 'asked', askedAt, askedBy: 'P-0000000001' },
  {
    ...{ personId: 'P-0000000002', state: 'done', askedAt, askedBy: 'P-0000000002' },
    ...{ startedAt: askedAt, startedBy: 'P-0PS0000001', finishedAt: askedAt },
    ...{ removed: { account: 3, 'mail log': 12 }, unnamed: { case: 2 }, kept: { audit: 40, ledger: 1 } },
    ...{ historiesDeleted: 2, openCases: 0 },
  },
];

/** A file is ready for everybody; nobody can be erased who has an open task, and one is done. */
export function fakePersonalData(person: Person, change: Change): PersonalDataService {
  const page = (personId: string): PersonalDataPage => {
    const erasure = erasures.find((one) => one.personId === personId);
    return {
      person: { ...person, id: personId },
      gathered: { state: 'ready', askedAt, readyAt: askedAt, bytes: 4200 },
      ...(erasure ? { erasure } : {}),
      obstacles: personId === person.id ? ['1 open task waits for them: give it to somebody else.'] : [],
    };
  };
  return {
    get: async (_caller, personId) => page(personId),
    gather: (_caller, personId) => change('gather', { personId }, () => page(personId)),
    download: async () => '{}\n',
    askForErasure: ({ person: { id } }) => change('askForErasure', { personId: id }, () => page(id)),
    erase: (_caller, personId, input) => change('erase', { personId, input }, () => page(personId)),
    find: async (_caller, idOrAddress) => idOrAddress,
    erasures: async () => ({ items: erasures }),
  };
}
