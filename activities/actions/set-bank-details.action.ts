import { bicOf, ibanOf } from '../../domain/partners/bank-details.rules.ts';
import { maskedIban } from '../../domain/partners/iban.rules.ts';
import { endsHere } from '../automatic-failures.ts';
import { type Action, remembered } from './action.ts';
import { existingPartner } from './people-of-partner.ts';

/** Keeps the account on the partner's record, and nowhere else: answers, refusals and the trail have it masked, if at all. */
export const setBankDetails: Action<'set-bank-details'> = async (deps, values, input) => {
  const iban = ibanOf(values.iban);
  const bic = values.bic === undefined ? undefined : bicOf(values.bic);
  const holder = values.holder.replace(/\s+/g, ' ');
  if (iban === undefined) throw refused('This is no IBAN: a letter or digit of it is wrong.');
  if (values.bic !== undefined && bic === undefined)
    throw refused('This is no BIC: it has 8 or 11 letters and digits.');
  if (holder.length > longestHolder)
    throw refused(
      `The name on the account can have ${longestHolder} characters at most, as in a bank transfer.`,
    );
  const partner = await existingPartner(deps.stores, input.partner.id);
  const { before } = await remembered(deps, input, async () => ({
    before: partner.bank ? maskedIban(partner.bank.iban) : '',
  }));
  const bank = { holder, iban, ...(bic === undefined ? {} : { bic }) };
  await deps.stores.partners.change(partner.id, (now) => ({ ...now, bank }));
  return { account: maskedIban(iban), before };
};

/** ISO 20022 takes no more. */
const longestHolder = 70;

const refused = (what: string) => endsHere('refused', `${what} Ask for the bank details again.`);
