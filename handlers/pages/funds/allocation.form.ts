import type { FieldProblem } from '../../../domain/errors.ts';
import type { Allotted } from '../../../domain/mdf/fund.schema.ts';
import { parseMoney } from '../../../domain/money.schema.ts';
import type { FormValues } from '../../../portal/form.ts';
import { countries } from '../../../portal/format/countries.ts';
import { textOf } from '../page.tsx';
import type { Read } from '../sent-form.ts';

/** A new allocation as the form holds it, or all that is wrong with it, in the order of the fields. */
export function readAllocation(
  to: Allotted['to'],
  values: FormValues,
  currency: string,
): Read<Record<string, unknown>> {
  const target = readTarget(to, values);
  const basis = textOf(values, 'basis') === 'accrual' ? readAccrual(values) : readGrant(values, currency);
  const problems = [target, basis].flatMap((read) => ('problems' in read ? read.problems : []));
  if (problems.length > 0) return { problems };
  return { input: { ...inputOf(target), ...inputOf(basis) } };
}

const inputOf = (read: Read<Record<string, unknown>>) => ('input' in read ? read.input : {});

function readTarget(to: Allotted['to'], values: FormValues): Read<Record<string, unknown>> {
  if (to === 'territory') return readTerritory(values);
  const [field, message] = to === 'partner' ? ['partnerId', 'Choose a partner'] : ['tier', 'Choose a tier'];
  const chosen = textOf(values, `for.${field}`).trim();
  if (!chosen) return { problems: [{ field: `for.${field}`, message: message ?? '' }] };
  return { input: { for: { to, [field as string]: chosen } } };
}

function readTerritory(values: FormValues): Read<Record<string, unknown>> {
  const name = textOf(values, 'for.name').trim();
  const typed = textOf(values, 'for.countries')
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);
  const found = typed.map((one) => [one, codeOf(one)] as const);
  const unknown = found.filter(([, code]) => code === undefined).map(([one]) => `“${one}”`);
  const problems: FieldProblem[] = [];
  if (!name) problems.push({ field: 'for.name', message: 'Give the territory a name' });
  if (typed.length === 0) problems.push({ field: 'for.countries', message: 'Name at least one country' });
  if (typed.length > 20) problems.push({ field: 'for.countries', message: 'Name 20 countries at most' });
  if (unknown.length > 0)
    problems.push({
      field: 'for.countries',
      message: `We know no country ${unknown.join(' or ')}: write its English name or its code of two letters`,
    });
  if (problems.length > 0) return { problems };
  const codes = [...new Set(found.flatMap(([, code]) => code ?? []))];
  return { input: { for: { to: 'territory', name, countries: codes } } };
}

/** A country by its code or its English name. */
function codeOf(typed: string): string | undefined {
  const text = typed.toLowerCase();
  return countries().find(({ value, label }) => [value, label].some((one) => one.toLowerCase() === text))
    ?.value;
}

function readGrant(values: FormValues, currency: string): Read<Record<string, unknown>> {
  const amount = parseMoney(textOf(values, 'amount'), currency);
  if ('problem' in amount) return { problems: [{ field: 'amount', message: amount.problem }] };
  return { input: { basis: { by: 'grant' }, amount: amount.amount } };
}

function readAccrual(values: FormValues): Read<Record<string, unknown>> {
  const typed = textOf(values, 'basis.percent').trim().replace(/\s*%$/, '');
  const percent = Number(typed);
  const isPercent = /^\d{1,3}(\.\d{1,2})?$/.test(typed) && percent > 0 && percent <= 100;
  const message = 'Write a share above 0 and at most 100, such as 2 or 1.5';
  if (!isPercent) return { problems: [{ field: 'basis.percent', message }] };
  return { input: { basis: { by: 'accrual', percent }, amount: 0 } };
}
