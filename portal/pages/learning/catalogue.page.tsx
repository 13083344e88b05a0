import type { Path, Required } from '../../../handlers/services/learning.services.ts';
import { Empty } from '../../components/empty.tsx';
import { Layout } from '../../components/layout.tsx';
import { EnrolLink } from '../../components/learning/enrol.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { Chip } from '../../components/stage-chip.tsx';
import type { Frame } from '../../frame.ts';
import { introOf } from '../start.page.tsx';

/** The paths that there are: what each asks, what it gives, how it goes, and the way in. */
export function CataloguePage({ frame, paths }: { frame: Frame; paths: readonly Path[] }) {
  return (
    <Layout frame={frame} title="All there is to learn" section="learning" narrow>
      <h1>All there is to learn</h1>
      <p class="links">
        <a href="/learning">Back to my learning</a>
      </p>
      {paths.length === 0 ? (
        <Empty title="Nothing to learn here yet">
          <p>As soon as there is a path that you can enrol in, it stands here.</p>
        </Empty>
      ) : (
        <ul class="cards">
          {paths.map((path) => (
            <PathCard path={path} mayEnrolOthers={frame.managesPeople} />
          ))}
        </ul>
      )}
    </Layout>
  );
}

function PathCard({ path, mayEnrolOthers }: { path: Path; mayEnrolOthers: boolean }) {
  const { program, requires, awards } = path;
  return (
    <li class="panel">
      <h2 id={`path-${program.program}`}>{program.title}</h2>
      <Markdown text={introOf(program)} under={2} />
      <dl class="facts">
        <div>
          <dt>Asks for</dt>
          <dd>{requires.length > 0 ? <Asks requires={requires} /> : 'Nothing that you must hold before'}</dd>
        </div>
        {awards.length > 0 ? (
          <div>
            <dt>Gives</dt>
            <dd>{awards.map(({ title }) => title).join(', ')}</dd>
          </div>
        ) : null}
        <div>
          <dt>How it goes</dt>
          <dd>
            <ol>
              {program.stages.map(({ label }) => (
                <li>{label}</li>
              ))}
            </ol>
          </dd>
        </div>
      </dl>
      <WayIn path={path} mayEnrolOthers={mayEnrolOthers} />
    </li>
  );
}

function Asks({ requires }: { requires: readonly Required[] }) {
  return (
    <ul>
      {requires.map(({ title, held, givenBy }) => (
        <li>
          {title}{' '}
          {held ? (
            <Chip tone="good" icon="check">
              You hold it
            </Chip>
          ) : (
            <Chip tone="attention" icon="alert">
              Not held now
            </Chip>
          )}
          {held ? null : <Giver givenBy={givenBy} />}
        </li>
      ))}
    </ul>
  );
}

function Giver({ givenBy }: { givenBy: Required['givenBy'] | undefined }) {
  return givenBy ? (
    <span class="sub">
      <a href={`#path-${givenBy.program}`}>{givenBy.title}</a> gives it
    </span>
  ) : (
    <span class="sub">Ask your channel manager how to get it</span>
  );
}

/** Who manages people may enrol a colleague, whatever they hold themselves. */
function WayIn({ path, mayEnrolOthers }: { path: Path; mayEnrolOthers: boolean }) {
  const { program, enrolledIn, requires } = path;
  const colleague = mayEnrolOthers && program.starts.for === 'learner';
  const begins = enrolledIn === undefined && requires.every(({ held }) => held);
  if (enrolledIn === undefined && !begins && !colleague) return null;
  const form = `/start/${encodeURIComponent(program.program)}`;
  return (
    <p class="links">
      {enrolledIn === undefined ? null : (
        <a href={`/cases/${encodeURIComponent(enrolledIn)}`}>
          You are enrolled: go on<span class="unseen"> with {program.title}</span>
        </a>
      )}
      {begins ? <EnrolLink program={program} /> : null}
      {colleague ? (
        <a href={form}>
          Enrol a colleague<span class="unseen"> in {program.title}</span>
        </a>
      ) : null}
    </p>
  );
}
