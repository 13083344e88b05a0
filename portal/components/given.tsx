import type { CasePage } from '../../handlers/services/cases.services.ts';
import { type DataRow, dataParts } from '../format/case-data.ts';
import { type Frame, isVendor } from '../frame.ts';
import { Uploads } from './uploads.tsx';

interface GivenProps {
  readonly frame: Frame;
  readonly page: CasePage;
  /** Where the case's pages are. */
  readonly path: string;
  /** Where uploaded files are shown from, if not there. */
  readonly uploadsAt?: string;
}

/** What was given so far, as far as the reader may see it: by form and step, with the labels of their fields. */
export function Given({ frame, page, path, uploadsAt = `${path}/uploads` }: GivenProps) {
  const parts = dataParts(page, { vendor: isVendor(frame), timeZone: frame.timeZone });
  if (parts.length === 0) return null;
  // What was asked for, and the files that came last: who decides looks at these.
  const filesLast = parts.findLastIndex(({ rows }) => rows.some(({ files }) => files));
  return (
    <section class="panel" aria-labelledby="given-title">
      <h2 id="given-title">What was given so far</h2>
      {parts.map(({ title, rows }, index) => (
        <details class="given" open={index === 0 || index === filesLast}>
          <summary>{title}</summary>
          <dl class="facts">
            {rows.map((row) => (
              <div>
                <dt>{row.label}</dt>
                <dd>
                  <Value row={row} path={path} uploadsAt={uploadsAt} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

/** Each row with the labels of its columns, and what columns of money come to. */
function GivenLines({ lines: { rows, sums } }: { lines: NonNullable<DataRow['lines']> }) {
  return (
    <>
      <ol class="given-lines">
        {rows.map((cells) => (
          <li>
            {cells.map(({ label, text }) => (
              <span class="given-cell">
                <span class="sub">{label}</span> <span class="typed">{text}</span>
              </span>
            ))}
          </li>
        ))}
      </ol>
      {sums.map((sum) => (
        <p class="lines-total">{sum}</p>
      ))}
    </>
  );
}

interface ValueProps {
  readonly row: DataRow;
  readonly path: string;
  readonly uploadsAt: string;
}

function Value({ row: { text, documentId, files, lines }, path, uploadsAt }: ValueProps) {
  if (lines) return <GivenLines lines={lines} />;
  if (files) return <Uploads files={files} path={uploadsAt} />;
  if (documentId === undefined) return <span class="typed">{text}</span>;
  return <a href={`${path}/documents/${encodeURIComponent(documentId)}`}>{text}</a>;
}
