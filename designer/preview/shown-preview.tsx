import { useState } from 'react';
import type { Preview } from '../../handlers/services/previews.services.ts';
import { unlinked } from './preview-list.rules.ts';

/** One preview as on a phone; an e-mail with its subject, as HTML or as text. */
export function ShownPreview({ preview }: { preview: Preview }) {
  const [asText, setAsText] = useState(false);
  const { kind, title, subject, text } = preview;
  return (
    <figure className="preview-shown">
      <figcaption>
        <strong>{title}</strong>
        {kind === 'mail' ? (
          <>
            <span className="preview-subject">
              <span className="sub">Subject</span> {subject}
            </span>
            <Switch asText={asText} setAsText={setAsText} />
          </>
        ) : null}
      </figcaption>
      {kind === 'mail' && asText ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className="preview-text" tabIndex={0} aria-label={`${title}, as text`}>
          {text}
        </section>
      ) : (
        // Nothing in it runs, sends or opens; of this origin it must be to load the portal's stylesheet.
        <iframe
          className="preview-frame"
          sandbox="allow-same-origin"
          srcDoc={unlinked(preview.html)}
          title={title}
        />
      )}
    </figure>
  );
}

interface SwitchProps {
  readonly asText: boolean;
  readonly setAsText: (asText: boolean) => void;
}

function Switch({ asText, setAsText }: SwitchProps) {
  return (
    <fieldset className="preview-switch">
      <legend className="unseen">How the e-mail is shown</legend>
      {[false, true].map((text) => (
        <button
          key={String(text)}
          type="button"
          aria-pressed={asText === text}
          onClick={() => setAsText(text)}
        >
          {text ? 'Text' : 'HTML'}
        </button>
      ))}
    </fieldset>
  );
}
