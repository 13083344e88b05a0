import type { Child } from 'hono/jsx';
import type { CaseKind } from '../../domain/cases/case.schema.ts';

interface TitleProps {
  readonly id: string;
  readonly kind: CaseKind;
  readonly title: string;
  readonly fragment?: string;
  /** What it is a case of, where a list holds several kinds. */
  readonly sub?: string | undefined;
  /** Marks what was looked for. */
  readonly mark?: (text: string) => Child;
}

/** Where the page of a case is. */
export function pathOf(kind: CaseKind, id: string): string {
  return `/${kind === 'deal-registration' ? 'deals' : 'cases'}/${encodeURIComponent(id)}`;
}

/** The way to a case. The title of a deal is "customer · product": the customer leads. */
export function CaseTitle({ id, kind, title, fragment = '', sub, mark = (text) => text }: TitleProps) {
  const cut = kind === 'deal-registration' ? title.lastIndexOf(' · ') : -1;
  const [first, rest] = cut < 0 ? [title, sub] : [title.slice(0, cut), title.slice(cut + 3)];
  return (
    <a class="deal-link" href={`${pathOf(kind, id)}${fragment}`}>
      <span class="deal-customer">{mark(first)}</span>
      {rest ? <span class="sub">{cut < 0 ? rest : mark(rest)}</span> : null}
    </a>
  );
}
