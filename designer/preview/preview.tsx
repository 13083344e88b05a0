import './preview.css';
import { useEffect, useState } from 'react';
import type { Preview } from '../../handlers/services/previews.services.ts';
import type { PanelProps } from '../model.ts';
import { groups, keyOf, previewAt, shownOf } from './preview-list.rules.ts';
import { ShownPreview } from './shown-preview.tsx';
import { usePreviews } from './use-previews.ts';

/** What people will see of the program: its forms, its e-mails, and what a partner reads while waiting. */
export function Previews({ state, actions }: PanelProps) {
  const { previews, note, loading } = usePreviews(state);
  const [key, setKey] = useState<string>();
  const shown = shownOf(previews, key);
  const selected = state.selected?.join('.');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is newly selected leads to another preview
  useEffect(() => {
    const found = state.selected && previewAt(previews, state.selected, shown);
    if (found) setKey(keyOf(found));
  }, [selected, previews.length > 0]);
  const choose = (preview: Preview) => {
    setKey(keyOf(preview));
    actions.select(preview.path, 'form');
  };
  return (
    <section className="previews" aria-label="What people will see">
      <h2 className="unseen">What people will see</h2>
      <p className="previews-note" role="status">
        {note || (loading ? 'Making the previews…' : '')}
      </p>
      <div className="previews-both">
        <PreviewList previews={previews} shown={shown} choose={choose} />
        {shown ? <ShownPreview preview={shown} /> : null}
      </div>
    </section>
  );
}

interface ListProps {
  readonly previews: readonly Preview[];
  readonly shown: Preview | undefined;
  readonly choose: (preview: Preview) => void;
}

function PreviewList({ previews, shown, choose }: ListProps) {
  const key = shown && keyOf(shown);
  return (
    <nav className="previews-list" aria-label="Previews">
      {groups.map(({ kind, title }) => {
        const own = previews.filter((preview) => preview.kind === kind);
        return own.length > 0 ? (
          <section key={kind} aria-label={title}>
            <h3>
              {title} <span className="sub">{own.length}</span>
            </h3>
            <ul>
              {own.map((preview) => (
                <li key={keyOf(preview)}>
                  <button
                    type="button"
                    aria-current={keyOf(preview) === key ? 'true' : undefined}
                    onClick={() => choose(preview)}
                  >
                    {preview.title}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : null;
      })}
    </nav>
  );
}
