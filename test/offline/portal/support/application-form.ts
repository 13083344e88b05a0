import { applied } from './cases.ts';

/** The page of the case in these tests. */
export const casePath = '/cases/C-7K3M9Q2XBA';

/** The application as a browser sends it, with some fields left empty. */
export const filled = {
  outcome: 'send',
  requestKey: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  'values.company': 'Kestrel Maritime AS',
  'values.country': 'NO',
  'values.people': '42',
  'values.revenue.amount': '3,100,000',
  'values.revenue.currency': 'EUR',
  'values.resells': 'no',
  'values.regions': ['emea', 'apac'],
};
/** The fields that the form shows while nothing follows from its answers. */
export const allShown = 'company country website people revenue since resells regions register';

const { company, country, people, revenue, resells, regions } = applied;
/** What {@link filled} says, typed. */
export const sentValues = { company, country, people, revenue, resells, regions };

/** The form with a file, as a browser sends it. */
export function withFile(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) body.append(name, one);
  body.append('values.register', new File(['%PDF-1.7'], 'extract.pdf'));
  return body;
}

export const locationOf = (response: Response) => response.headers.get('location');
