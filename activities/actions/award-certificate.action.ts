import { randomBytes } from 'node:crypto';
import { learnerOf, openerOf } from '../../domain/cases/any-case.ts';
import { type Award, awardSchema } from '../../domain/certification/certificate.schema.ts';
import { idFrom } from '../../domain/ids.ts';
import { read } from '../../domain/read-input.ts';
import { endsHere } from '../automatic-failures.ts';
import { type Action, remembered } from './action.ts';
import { storedCase } from './money-of-case.ts';

/**
 * Awards a certificate to one of the partner's people. Its number is random, since whoever has it can look the
 * certificate up; number, name and moment are those of the first attempt.
 */
export const awardCertificate: Action<'award-certificate'> = async (deps, values, input) => {
  const { certificate, title, criteria = '', months, days } = values;
  const { caseId, partner } = input;
  const personId = values.person ?? (await whoseCase(deps.stores, caseId));
  const first = await remembered(deps, input, async () => ({
    number: idFrom('certificate', randomBytes(10)),
    // Whose name it is: who is erased is found by it.
    personId,
    name: await nameOf(deps.stores, personId, partner.id),
    awardedAt: wholeSeconds(deps.now()),
  }));
  const award: Award = checked({
    ...{ number: first.number, certificate, title, criteria, caseId, partnerId: partner.id },
    ...{ holder: { personId, name: first.name }, awardedAt: first.awardedAt },
    term: { ...(months === undefined ? {} : { months }), ...(days === undefined ? {} : { days }) },
  });
  const { number, validUntil = '', renews = '' } = await deps.stores.certificates.award(award);
  return { number, validUntil, renews };
};

/** The learner, where the case is one person's; whoever opened it otherwise. */
async function whoseCase(stores: Parameters<typeof storedCase>[0], caseId: string): Promise<string> {
  const view = await storedCase(stores, caseId);
  return learnerOf(view) ?? openerOf(view);
}

type People = Pick<Parameters<typeof awardCertificate>[0]['stores'], 'people'>;

async function nameOf({ people }: People, personId: string, partnerId: string): Promise<string> {
  const person = await people.get(personId);
  if (person?.partnerId === partnerId) return person.name;
  throw endsHere(
    'refused',
    'A certificate goes to one of the people of the partner, and this person is not. Name another person.',
  );
}

/** JSON Web Tokens count seconds: the credential says the same moment. */
const wholeSeconds = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString();

function checked(award: unknown): Award {
  const result = read(awardSchema, award);
  if ('data' in result) return result.data;
  const words = result.problems.map(({ field, message }) => `${field}: ${message}`).join('; ');
  throw endsHere('values', `award-certificate: ${words}.`);
}
