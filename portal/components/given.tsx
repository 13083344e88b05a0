import type { CasePage } from '../../handlers/services/services.ts';
import { type DataRow, dataParts } from '../format/case-data.ts';
import { type Frame, isVendor } from '../frame.ts';

interface GivenProps {
  readonly frame: Frame;
  readonly page: CasePage;
  /** Where the case's pages are. */
  readonly path: string;
}

/** What was given so far, as far as the reader may see it: by form and step, with the labels of their fields. */
export function Given({ frame, page, path }: GivenProps) {
  const parts = dataParts(page, { vendor: isVendor(frame), timeZone: frame.timeZone });
  if (parts.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="given-title">
      <h2 id="given-title">What was given so far</h2>
      {parts.map(({ title, rows }, index) => (
        <details class="given" open={index === 0}>
          <summary>{title}</summary>
          <dl class="facts">
            {rows.map((row) => (
              <div>
                <dt>{row.label}</dt>
                <dd>
                  <Value row={row} path={path} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

function Value({ row: { text, documentId }, path }: { row: DataRow; path: string }) {
  if (documentId === undefined) return <span class="typed">{text}</span>;
  return <a href={`${path}/documents/${encodeURIComponent(documentId)}`}>{text}</a>;
}
