import type { ProgramDraft } from '../../domain/programs/draft.ts';
import { Head } from '../components/layout.tsx';
import type { Frame } from '../frame.ts';

interface DesignerProps {
  readonly frame: Frame;
  readonly draft: Pick<ProgramDraft, 'id' | 'title'>;
  /** Addresses of what begins the designer. */
  readonly files: { readonly script: string; readonly style: string; readonly worker: string };
}

/** The one page that runs a script of its own: the designer takes it over as soon as it is loaded. */
export function DesignerPage({ frame, draft, files }: DesignerProps) {
  return (
    <html lang="en">
      <Head frame={frame} title={`${draft.title} · Designer`}>
        <link rel="stylesheet" href={files.style} />
        <script type="module" src={files.script} />
      </Head>
      <body class="designer-page">
        <div
          id="designer"
          data-draft={draft.id}
          data-worker={files.worker}
          data-person={frame.person?.id ?? ''}
        >
          <p>Opening the designer…</p>
          <noscript>
            <p>
              The designer needs JavaScript. Without it, programs are changed with the command line; see{' '}
              <a href="/programs">Programs</a>.
            </p>
          </noscript>
        </div>
      </body>
    </html>
  );
}
