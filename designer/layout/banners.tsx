import type { ReactNode } from 'react';
import type { Designer } from '../state/create-designer.ts';
import type { PageState } from '../state/page-state.ts';
import { whoIsHere } from './words.rules.ts';

interface BannersProps {
  readonly designer: Designer;
  readonly state: PageState;
}

/** What somebody has to know, or to decide, about the draft as a whole. */
export function Banners({ designer, state }: BannersProps) {
  const { store, takeKept, dropKept, keeper } = designer;
  const { saving, kept, notice, others, conflict } = state;
  if (conflict) return null;
  return (
    <div className="banners" aria-live="polite">
      {saving.state === 'kept-here' && (
        <Banner tone="bad">
          <p>{saving.why}</p>
          {saving.signIn ? (
            <a
              target="_blank"
              rel="noreferrer"
              href={`/sign-in?returnTo=${encodeURIComponent(location.pathname)}`}
            >
              Sign in (in a new tab)
            </a>
          ) : (
            <button type="button" onClick={() => void keeper.flush()}>
              Save now
            </button>
          )}
        </Banner>
      )}
      {kept.map((copy) => (
        <Banner key={copy.tab} tone="attention">
          <p>
            This browser kept changes of{' '}
            {new Date(copy.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })} that were
            never saved.
          </p>
          <button type="button" onClick={() => takeKept(copy)}>
            Put them in
          </button>
          <button type="button" onClick={() => dropKept(copy)}>
            Throw them away
          </button>
        </Banner>
      ))}
      {others.length > 0 && (
        <Banner tone="quiet">
          <p>
            {whoIsHere(others, designer.person)}. What is changed in both places is joined as it is saved.
          </p>
        </Banner>
      )}
      {notice !== undefined && (
        <Banner tone="quiet">
          <p>{notice}</p>
          <button type="button" onClick={() => store.set({ notice: undefined })}>
            Close
          </button>
        </Banner>
      )}
    </div>
  );
}

const Banner = ({
  tone,
  children,
}: {
  readonly tone: 'bad' | 'attention' | 'quiet';
  readonly children: ReactNode;
}) => <div className={`banner banner-${tone}`}>{children}</div>;
