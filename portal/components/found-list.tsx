import type { Child } from 'hono/jsx';
import { areFound, wordsSought } from '../../domain/cases/findable.rules.ts';
import type { FoundCase } from '../../domain/cases/listing.ts';
import { wordsOf } from '../../domain/customers/name.rules.ts';
import { inWords } from '../../domain/programs/step-form.rules.ts';
import { type Frame, isVendor, type Names } from '../frame.ts';
import { CaseChip, NextCells } from './case-list.tsx';
import { CaseTitle } from './case-title.tsx';
import { Columns } from './columns.tsx';
import { StageChip } from './stage-chip.tsx';

interface FoundListProps {
  readonly frame: Frame;
  readonly found: readonly FoundCase[];
  readonly names: Names;
  /** What was looked for: it is marked where it stands. */
  readonly q: string;
}

/** Deals and other cases in one table; on a phone each row is a card. */
export function FoundList({ frame, found, names, q }: FoundListProps) {
  const mark = marking(q);
  const showPartner = isVendor(frame);
  return (
    <table class="list">
      <caption class="unseen">What was found, newest first</caption>
      <Columns
        titles={[
          'Deal or case',
          ...(showPartner ? ['Partner'] : []),
          'Stage',
          'Next',
          'Waits for',
          'Next deadline',
        ]}
      />
      <tbody>
        {found.map((item) => (
          <tr>
            <th scope="row">
              <CaseTitle
                {...{ id: item.id, kind: item.kind, title: item.title, mark }}
                sub={inWords(item.programId)}
              />
            </th>
            {showPartner ? <td data-label="Partner">{mark(item.partner.name)}</td> : null}
            <td data-label="Stage">
              {item.kind === 'deal-registration' ? <StageChip {...item} /> : <CaseChip item={item} />}
            </td>
            <NextCells frame={frame} item={item} names={names} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A text with its words marked that begin as one that was looked for. */
function marking(q: string): (text: string) => Child {
  const sought = wordsSought(q);
  const isSought = (word: string) => sought.some((beginning) => areFound([beginning], wordsOf(word)));
  return (text) => text.split(/(\s+)/).map((word) => (isSought(word) ? <mark>{word}</mark> : word));
}
