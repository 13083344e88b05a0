import { createRoot } from 'react-dom/client';
import type { ProgramDraft } from '../domain/programs/draft.ts';
import { call } from './api.ts';
import { App } from './app.tsx';
import { keepTold } from './drafts/installed.ts';
import { createDesigner } from './state/create-designer.ts';

/** Takes the page over: `<div id="designer" data-draft="PD-…" data-worker="/assets/…js">`. */
async function open(place: HTMLElement): Promise<void> {
  const { draft: draftId = '', worker = '', person = '' } = place.dataset;
  const root = createRoot(place);
  // The worker is on its way while the draft is fetched.
  const reader = new Worker(worker, { type: 'module' });
  try {
    const draft = await call<ProgramDraft>('GET', `/drafts/${encodeURIComponent(draftId)}`);
    const designer = createDesigner(draft, person, reader);
    root.render(<App designer={designer} />);
    keepTold(designer);
  } catch (failure) {
    root.render(<Failed message={failure instanceof Error ? failure.message : String(failure)} />);
  }
}

function Failed({ message }: { readonly message: string }) {
  return (
    <main>
      <h1>The draft cannot be opened</h1>
      <p role="alert">{message}</p>
      <p>
        Load the page again, or go back to <a href="/programs">Programs</a>.
      </p>
    </main>
  );
}

const place = document.getElementById('designer');
if (place) void open(place);
