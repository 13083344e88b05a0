import type { CaseSummary, Page } from '../../domain/cases/listing.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { AlarmChip } from '../components/alarm.tsx';
import { CaseList } from '../components/case-list.tsx';
import { CaseTitle } from '../components/case-title.tsx';
import { Empty } from '../components/empty.tsx';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { Due } from '../components/moment.tsx';
import { hrefOf, Pager } from '../components/pager.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { ageSince } from '../format/age.ts';
import { whoHasTheBall } from '../format/ball.ts';
import { isPast } from '../format/time.ts';
import type { Frame, Names } from '../frame.ts';

/** Every program that has a board. */
export function BoardsPage({ frame, programs }: { frame: Frame; programs: readonly Process[] }) {
  return (
    <Layout frame={frame} title="Cases" section="cases">
      <div class="heading">
        <h1>Cases</h1>
        <SearchForm />
        <a class="button" href="/start">
          Start a case
        </a>
      </div>
      {programs.length === 0 ? (
        <Empty title="No programs yet">
          <p>Once operations publish one, its cases stand here by stage.</p>
        </Empty>
      ) : (
        <ul class="cards">
          {programs.map(({ program, title, stages }) => (
            <li class="panel">
              <h2>
                <a href={boardPath(program)}>{title}</a>
              </h2>
              <p class="sub">{stages.map(({ label }) => label).join(' → ')}</p>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

const boardPath = (programId: string) => `/board/${encodeURIComponent(programId)}`;

interface Column {
  readonly id: string;
  readonly label: string;
  readonly cases: Page<CaseSummary>;
}

interface BoardProps {
  readonly frame: Frame;
  readonly program: Process;
  readonly columns: readonly Column[];
  readonly names: Names;
}

/** A program's open cases by stage: how long each has stood there, whom it waits for, and what has stalled. */
export function BoardPage({ frame, program, columns, names }: BoardProps) {
  const path = boardPath(program.program);
  return (
    <Layout frame={frame} title={program.title} section="cases" wide>
      <div class="heading">
        <h1>{program.title}</h1>
        <a href={hrefOf(path, { stage: 'closed' })}>Closed cases</a>
      </div>
      <section class="board" aria-label="Cases by stage" tabindex={0}>
        {columns.map((column) => (
          <section class="board-column" aria-labelledby={`stage-${column.id}`}>
            <h2 id={`stage-${column.id}`}>
              {column.label} <span class="count">{countOf(column.cases)}</span>
            </h2>
            {column.cases.items.length === 0 ? <p class="sub">No case stands here.</p> : null}
            <ul>
              {column.cases.items.map((item) => (
                <Card frame={frame} program={program} item={item} names={names} />
              ))}
            </ul>
            {column.cases.cursor ? (
              <a href={hrefOf(path, { stage: column.id, cursor: column.cases.cursor })}>
                More in {column.label}
              </a>
            ) : null}
          </section>
        ))}
      </section>
    </Layout>
  );
}

function countOf({ items, cursor }: Page<CaseSummary>): string {
  return `${items.length}${cursor ? '+' : ''}`;
}

interface CardProps {
  readonly frame: Frame;
  readonly program: Process;
  readonly item: CaseSummary;
  readonly names: Names;
}

function Card({ frame, program, item, names }: CardProps) {
  const { next, partner } = item;
  const age = ageSince(program.calendar, item.stageSince, frame.now);
  const late = next.deadline && isPast(next.deadline.at, frame.now) ? next.deadline.at : undefined;
  const look = ['card', age.stalled ? 'card-stalled' : '', late || next.alarm ? 'card-late' : '']
    .filter(Boolean)
    .join(' ');
  return (
    <li class={look}>
      <CaseTitle id={item.id} kind={item.kind} title={item.title} />
      {partner.name === item.title ? null : <p class="sub">{partner.name}</p>}
      <p class="card-age">
        {age.stalled ? <Icon name="alert" ring /> : null}
        {age.stalled ? `Stalled: ${age.words} here` : `${age.words} here`}
      </p>
      <p class="card-next">
        {next.what}
        <span class="sub">Waits for {whoHasTheBall(frame, next, names, partner.name)}</span>
      </p>
      <AlarmChip next={next} />
      {late ? <Due frame={frame} at={late} /> : null}
    </li>
  );
}

interface StageListProps extends Omit<BoardProps, 'columns'> {
  readonly heading: string;
  readonly cases: Page<CaseSummary>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly cursor: string | undefined;
}

/** The cases of one stage or one partner, a page at a time. */
export function BoardListPage({ frame, program, heading, cases, names, query, cursor }: StageListProps) {
  const path = boardPath(program.program);
  return (
    <Layout frame={frame} title={`${program.title}: ${heading}`} section="cases">
      <h1>{heading}</h1>
      <p>
        <a href={path}>{program.title}: all stages</a>
      </p>
      {cases.items.length === 0 ? (
        <Empty title="No cases here">
          <p>None, or no more than those on the pages before.</p>
        </Empty>
      ) : (
        <CaseList
          frame={frame}
          cases={cases.items}
          names={names}
          caption={`${heading}, newest first`}
          program={program}
          showPartner
        />
      )}
      <Pager path={path} query={query} cursor={cursor} next={cases.cursor} />
    </Layout>
  );
}
