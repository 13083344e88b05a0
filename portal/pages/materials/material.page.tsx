import type { Page } from '../../../domain/cases/listing.ts';
import type {
  MaterialPage as MaterialFound,
  MaterialRead,
  MaterialSummary,
} from '../../../handlers/services/materials.services.ts';
import { Columns } from '../../components/columns.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Layout } from '../../components/layout.tsx';
import { MaterialPreview } from '../../components/materials/material-preview.tsx';
import { ExactTime } from '../../components/moment.tsx';
import { hrefOf, Pager } from '../../components/pager.tsx';
import type { FormAttempt } from '../../form.ts';
import { kindWords, languageName, materialPath, materialsPath } from '../../format/materials.ts';
import type { Frame, Names } from '../../frame.ts';

export type MaterialProps = MaterialFound & {
  readonly frame: Frame;
  readonly versions: Page<MaterialSummary>;
  readonly cursor: string | undefined;
  readonly names: Names;
  readonly attempt?: FormAttempt | undefined;
};

/** One version of a course or a bank, as it is read and asked, with the versions that there are. */
export function MaterialPage(props: MaterialProps) {
  const { frame, material, newest, attempt, withdrawn } = props;
  const { kind, title, version, id } = material;
  const isNewest = version === newest;
  return (
    <Layout frame={frame} title={title} section="materials" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['reason']} /> : null}
      <p class="eyebrow">
        <a href={hrefOf(materialsPath, { kind })}>{kindWords[kind].many}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">
        Version {version}
        {isNewest ? ', the newest' : null}. Programs name it <code>{id}</code>.
      </p>
      <Ways {...props} />
      <MaterialPreview
        read={{ kind, content: material.content } as Exclude<MaterialRead, { problems: unknown }>}
        withdrawn={withdrawn}
        bankId={kind === 'bank' && isNewest ? id : undefined}
        attempt={attempt}
      />
      <Versions {...props} />
    </Layout>
  );
}

function Ways({ material, newest }: MaterialProps) {
  const { kind, version } = material;
  const path = materialPath(material);
  const source = `${path}/versions/${version}/source`;
  return (
    <p class="links">
      {version === newest ? (
        <a class="button" href={`${path}/edit`}>
          Edit
        </a>
      ) : (
        <a href={path}>Go to the newest version</a>
      )}
      {kind === 'bank' ? (
        <a href={source}>Save the text</a>
      ) : (
        Object.keys('texts' in material.content ? material.content.texts : {}).map((language) => (
          <a href={hrefOf(source, { language })}>Save the text: {languageName(language)}</a>
        ))
      )}
      {kind === 'bank' ? <a href={`${path}/statistics`}>How its questions do</a> : null}
      {kind === 'bank' ? <a href="/console/extra-time">Give somebody more time</a> : null}
    </p>
  );
}

function Versions({ frame, material, versions, names, cursor }: MaterialProps) {
  const path = materialPath(material);
  return (
    <section aria-labelledby="versions-title">
      <h2 id="versions-title">Versions</h2>
      <table class="list">
        <caption class="unseen">Versions, newest first</caption>
        <Columns titles={['Version', 'Title', 'Published', 'By']} />
        <tbody>
          {versions.items.map(({ version, title, publishedAt, byPersonId }) => (
            <tr>
              <th scope="row">
                <a
                  href={hrefOf(path, { version: String(version) })}
                  {...(version === material.version ? { 'aria-current': 'true' as const } : {})}
                >
                  Version {version}
                </a>
              </th>
              <td data-label="Title">{title}</td>
              <td data-label="Published">
                <ExactTime frame={frame} at={publishedAt} />
              </td>
              <td data-label="By">{names[byPersonId] ?? 'Somebody who left'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager path={path} query={{}} cursor={cursor} next={versions.cursor} />
    </section>
  );
}
