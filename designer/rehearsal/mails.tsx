import { useState } from 'react';
import type { Film, FilmMail } from '../../domain/rehearsals/film.ts';
import { mailsBy } from './film-cursor.rules.ts';
import { momentInWords } from './moments.rules.ts';

interface MailsProps {
  readonly film: Film;
  readonly clock: number;
}

/** E-mails as they arrive, the newest on top. */
export function Mails({ film, clock }: MailsProps) {
  const mails = mailsBy(film, clock);
  return (
    <section aria-label="E-mails">
      <h3>E-mails ({mails.length})</h3>
      {mails.length === 0 ? <p className="sub">None was sent yet.</p> : null}
      <ul className="mails">
        {mails.map((mail) => (
          <li key={mail.number}>
            <Mail mail={mail} zone={film.zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mail({ mail, zone }: { readonly mail: FilmMail; readonly zone: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span>{mail.subject}</span>
        <span className="sub">
          {momentInWords(mail.at, zone)} to {mail.to}
        </span>
      </summary>
      {open ? (
        <>
          {/* Nothing in an e-mail may run or reach the page. */}
          <iframe sandbox="" srcDoc={mail.html} title={`E-mail: ${mail.subject}`} />
          <details>
            <summary>As plain text</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
            <pre tabIndex={0}>{mail.text}</pre>
          </details>
        </>
      ) : null}
    </details>
  );
}
