import type { OwnLearning, Path } from '../../../handlers/services/learning.services.ts';
import { CaseList } from '../../components/case-list.tsx';
import { StandingCells } from '../../components/certificates/standing-cells.tsx';
import { Columns } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { Layout } from '../../components/layout.tsx';
import { EnrolLink } from '../../components/learning/enrol.tsx';
import { openCertificatePath } from '../../format/certificates.ts';
import type { Frame, Names } from '../../frame.ts';

interface LearningProps {
  readonly frame: Frame;
  readonly learning: OwnLearning;
  readonly names: Names;
}

/** What somebody is enrolled in, with who has the ball and until when; what they hold; what they could begin. */
export function LearningPage({ frame, learning, names }: LearningProps) {
  const running = learning.enrolments.filter(({ outcome }) => outcome === undefined);
  const ended = learning.enrolments.filter(({ outcome }) => outcome !== undefined);
  return (
    <Layout frame={frame} title="My learning" section="learning">
      <h1>My learning</h1>
      <p class="links">
        <a href="/learning/catalogue">See all there is to learn</a>
      </p>
      <h2>Enrolled in</h2>
      {running.length > 0 ? (
        <CaseList {...{ frame, names }} cases={running} caption="What you are enrolled in" />
      ) : (
        <Empty title="Nothing at present">
          <p>What you enrol in stands here, with what is next and until when.</p>
        </Empty>
      )}
      <h2>What I hold</h2>
      <Held frame={frame} held={learning.held} />
      {learning.open.length > 0 ? <CouldBegin paths={learning.open} /> : null}
      {ended.length > 0 ? (
        <>
          <h2>Ended</h2>
          <CaseList {...{ frame, names }} cases={ended} caption="What you were enrolled in" />
        </>
      ) : null}
    </Layout>
  );
}

function Held({ frame, held }: { frame: Frame; held: OwnLearning['held'] }) {
  if (held.length === 0)
    return (
      <Empty title="No certificates yet">
        <p>When you are certified, your certificate stands here, with the address to show it by.</p>
      </Empty>
    );
  return (
    <table class="list">
      <caption class="unseen">Your certificates, newest first</caption>
      <Columns titles={['Certificate', 'Awarded', 'Valid until', 'Stands']} />
      <tbody>
        {held.map(({ certificate, standing }) => (
          <tr>
            <th scope="row">
              <a class="deal-link" href={openCertificatePath(certificate.number)}>
                <span class="deal-customer">{certificate.title}</span>
                <span class="sub">{certificate.number}</span>
              </a>
            </th>
            <StandingCells frame={frame} row={{ certificate, standing }} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CouldBegin({ paths }: { paths: readonly Path[] }) {
  return (
    <>
      <h2>What I could begin</h2>
      <ul class="cards">
        {paths.map(({ program, awards }) => (
          <li class="panel">
            <h3>{program.title}</h3>
            {awards.length > 0 ? <p>Gives: {awards.map(({ title }) => title).join(', ')}</p> : null}
            <EnrolLink program={program} />
          </li>
        ))}
      </ul>
    </>
  );
}
