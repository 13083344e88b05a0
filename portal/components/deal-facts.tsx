import { territoryName } from '../../domain/deals/territory.rules.ts';
import { formatMoney } from '../../domain/money.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import { countryName } from '../format/countries.ts';
import { calendarDay } from '../format/time.ts';
import { type DealView, type Frame, isVendor, type Names } from '../frame.ts';
import { ExactTime } from './moment.tsx';
import { hrefOf } from './pager.tsx';

/** The name of a product family, or its slug where the program has it no more. */
export function familyName(program: Pick<DealProgram, 'productFamilies'>, slug: string): string {
  return program.productFamilies[slug] ?? slug;
}

interface FactsProps {
  readonly frame: Frame;
  readonly view: DealView;
  readonly names: Names;
  readonly program: DealProgram;
}

/** What the deal is: the customer, the product, the value, who registered it and when. */
export function DealFacts({ frame, view, names, program }: FactsProps) {
  const { registration, submittedBy, registeredAt, won, queuedAt } = view.facts;
  const { customer } = registration;
  const you = frame.person?.id === submittedBy;
  const rows: [string, unknown][] = [
    ['Customer', customer.name],
    ['Country', countryName(customer.country)],
    ['Website', customer.website],
    ['Tax id', customer.taxId],
    ['Product', familyName(program, registration.productFamily)],
    ['Territory', isVendor(frame) ? territoryName(registration.territory) : undefined],
    ['Value', formatMoney(registration.value)],
    ['Expected close', calendarDay(registration.expectedClose)],
    ['Description', registration.description && <span class="typed">{registration.description}</span>],
    ['Deal id', <code>{view.id}</code>],
    ['Partner', <PartnerName frame={frame} view={view} />],
    ['Registered by', you ? 'You' : names[submittedBy]],
    ['Registered', <ExactTime frame={frame} at={registeredAt} />],
    ['In the queue since', queuedAt && <ExactTime frame={frame} at={queuedAt} />],
    ['Won for', won && formatMoney(won.value)],
    ['Signed on', won && calendarDay(won.closedOn)],
    ['Proof', won && <span class="typed">{won.proof}</span>],
  ];
  return (
    <section class="panel" aria-labelledby="facts-title">
      <h2 id="facts-title">The deal</h2>
      <dl class="facts">
        {rows
          .filter(([, value]) => Boolean(value))
          .map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <Transfers view={view} vendor={isVendor(frame)} />
      </dl>
    </section>
  );
}

function PartnerName({ frame, view: { partner } }: { frame: Frame; view: DealView }) {
  if (!isVendor(frame)) return <>{partner.name}</>;
  return <a href={hrefOf('/console', { partner: partner.id })}>{partner.name}</a>;
}

/** A transfer concerns another partner: only the vendor follows it from case to case. */
function Transfers({ view, vendor }: { view: DealView; vendor: boolean }) {
  const { transferredFrom, transferredTo } = view.facts;
  if (!vendor) return null;
  const link = (label: string, id: string | undefined) =>
    id ? (
      <div>
        <dt>{label}</dt>
        <dd>
          <a href={`/deals/${encodeURIComponent(id)}`}>Deal {id}</a>
        </dd>
      </div>
    ) : null;
  return (
    <>
      {link('Continues', transferredFrom)}
      {link('Continued by', transferredTo)}
    </>
  );
}
