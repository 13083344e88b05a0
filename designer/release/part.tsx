import { type PropsWithChildren, useId } from 'react';
import type { Work } from './use-work.ts';

interface PartProps {
  readonly title: string;
  /** How it stands, in a word or two. */
  readonly mark?: { readonly tone: 'good' | 'bad' | 'open'; readonly words: string } | undefined;
}

/** One thing to look at before publishing. */
export function Part({ title, mark, children }: PropsWithChildren<PartProps>) {
  const id = useId();
  return (
    <section className="release-part" aria-labelledby={id}>
      <h3 id={id}>
        {title}
        {mark ? <span className={`release-mark release-${mark.tone}`}>{mark.words}</span> : null}
      </h3>
      {children}
    </section>
  );
}

/** How far a work is, or why it failed. */
export function Progress({ work }: { work: Work<unknown> }) {
  return (
    <p role="status" className={work.state === 'failed' ? 'release-failed' : 'release-progress'}>
      {work.state === 'working' ? work.words : work.state === 'failed' ? work.why : ''}
    </p>
  );
}

/** Cases as links; they open beside the draft. */
export function CaseLinks({ ids, all }: { ids: readonly string[]; all: number }) {
  const more = all - ids.length;
  return (
    <ul className="release-cases">
      {ids.map((id) => (
        <li key={id}>
          <a href={caseAddress(id)} target="_blank" rel="noreferrer">
            {id}
          </a>
        </li>
      ))}
      {more > 0 ? <li className="sub">and {more.toLocaleString('en')} more</li> : null}
    </ul>
  );
}

/** A deal's id begins with D-, that of any other case with C-. */
export function caseAddress(id: string): string {
  return `/${id.startsWith('D-') ? 'deals' : 'cases'}/${encodeURIComponent(id)}`;
}

const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** An instant where the reader is. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{moments.format(new Date(at))}</time>;
}
