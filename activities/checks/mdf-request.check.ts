import { verdictOf } from '../../domain/mdf/findings.ts';
import { linesOf } from '../../domain/mdf/lines.rules.ts';
import { owedResults, requestFindings, spendableFor } from '../../domain/mdf/request.rules.ts';
import type { Check } from './check.ts';

/** So many of the partner's last activities are looked at for results that are owed. */
const lookedAt = 100;

/** Does the request hold together, and what may the partner still spend, and has not reported? */
export const mdfRequest: Check<'mdf-request'> = async ({ stores, now }, values, { caseId, partner }) => {
  const { id } = partner;
  const today = now().toISOString().slice(0, 10);
  const request = { ...values, lines: linesOf(values.lines) };
  const { tier, country } = (await stores.partners.get(id)) ?? partner;
  const spendable = spendableFor(request, await stores.funds.allocationsFor({ id, tier, country }));
  const { items } = await stores.funds.activitiesOfPartner(id, { limit: lookedAt });
  const others = items.filter((one) => one.caseId !== caseId);
  const findings = [...requestFindings(request, today), ...spendable.findings, ...owedResults(others, today)];
  return verdictOf(findings, spendable.known);
};
