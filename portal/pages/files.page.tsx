import type { PropsWithChildren } from 'hono/jsx';
import type { FilesField } from '../../domain/uploads/upload.ts';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { aboutFile, type ShownFile } from '../components/upload-field.tsx';
import { endingsOf, ruleOf } from '../format/files.ts';
import type { Frame } from '../frame.ts';

/** Where a browser sends a file, and what it sends along. */
export interface SendTo {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly nameField: string;
}

export interface FilesPageProps {
  readonly frame: Frame;
  /** Behind a link: no menu around it. */
  readonly alone: boolean;
  /** Of the case. */
  readonly title: string;
  /** This page's own address. */
  readonly path: string;
  /** Where each file is shown from, before its id. */
  readonly showAt: string;
  /** The form that the files are for. */
  readonly back: string;
  readonly field: FilesField;
  /** What the field holds. */
  readonly files: readonly ShownFile[];
  /** Undefined: the field takes no more. */
  readonly sendTo: SendTo | undefined;
  /** What came of the file that was sent just now. */
  readonly news?: FileNews | undefined;
}

export type FileNews =
  | { readonly kept: string }
  | { readonly waits: string }
  | { readonly removed: true }
  /** The file has a name unless nothing of it came. */
  | { readonly refused: string; readonly name?: string };

/** The files of one field of a form: what was sent, and a form that sends one more straight to the store of files. */
export function FilesPage(props: FilesPageProps) {
  const { frame, alone, field, title, back, news } = props;
  const failed = news !== undefined && 'refused' in news;
  return (
    <Layout
      frame={frame}
      title={`${field.label}: ${title}`}
      section="cases"
      alone={alone}
      narrow
      failed={failed}
    >
      <News news={news} />
      <p>
        <a href={back}>Back to the form</a>
        <span class="sub">What you typed there is kept.</span>
      </p>
      <h1>{field.label}</h1>
      <p class="lead">{title}</p>
      <Sent {...props} />
      <Send {...props} />
    </Layout>
  );
}

function News({ news }: { news: FileNews | undefined }) {
  if (news === undefined) return null;
  if ('refused' in news)
    return (
      <section class="error-summary" aria-labelledby="refused-title" tabindex={-1} autofocus>
        <h2 id="refused-title">{news.name ? `"${news.name}" was not taken` : 'No file was taken'}</h2>
        <p>{news.refused}</p>
      </section>
    );
  return (
    <p class="notice" role="status">
      <Icon name={'waits' in news ? 'clock' : 'check'} ring />
      {wordsOf(news)}
    </p>
  );
}

function wordsOf(news: Exclude<FileNews, { readonly refused: string }>): string {
  if ('kept' in news) return `"${news.kept}" is here.`;
  if ('removed' in news) return 'The file is removed.';
  return `"${news.waits}" came, and is being looked at for malware. It is not lost: look again in some minutes, and send the form then.`;
}

function Sent({ files, path, showAt, field }: FilesPageProps) {
  return (
    <section class="panel" aria-labelledby="sent-title">
      <h2 id="sent-title">
        {files.length === 0 ? 'Nothing here yet' : `Here now: ${files.length} of ${field.atMost}`}
      </h2>
      {files.length === 0 ? (
        <p class="sub">What you send stands here, until you send the form.</p>
      ) : (
        <ul class="files">
          {files.map((file) => (
            <FileRow file={file} path={path}>
              <Way file={file} path={path} showAt={showAt} />
            </FileRow>
          ))}
        </ul>
      )}
    </section>
  );
}

function Way({ file, path, showAt }: Pick<FilesPageProps, 'path' | 'showAt'> & { file: ShownFile }) {
  const [word, href] = file.type === undefined ? ['Look again', path] : ['Open', showAt];
  return (
    <a class="button" href={`${href}/${file.id}`}>
      {word}
      <span class="unseen"> {file.name}</span>
    </a>
  );
}

function FileRow({ file, path, children }: PropsWithChildren<{ file: ShownFile; path: string }>) {
  return (
    <li>
      <p>
        <strong>{file.name}</strong> <span class="sub">{aboutFile(file)}</span>
      </p>
      <div class="press">
        {children}
        <form method="post" action={`${path}/${file.id}/remove`}>
          <button type="submit" class="button button-negative">
            Remove<span class="unseen"> {file.name}</span>
          </button>
        </form>
      </div>
    </li>
  );
}

/** The file is the last field: a store of files leaves aside what follows it. */
function Send({ frame, field, files, sendTo }: FilesPageProps) {
  if (!sendTo)
    return <p class="sub">"{field.label}" holds as many files as it takes. Remove one to send another.</p>;
  return (
    <section class="panel" aria-labelledby="send-title">
      <h2 id="send-title">{files.length === 0 ? 'Add a file' : 'Add another file'}</h2>
      {field.help ? <p class="sub">{field.help}</p> : null}
      <form
        id="send"
        method="post"
        action={sendTo.url}
        enctype="multipart/form-data"
        data-most={String(field.maxBytes)}
      >
        {Object.entries(sendTo.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input
          type="hidden"
          name={sendTo.nameField}
          id="send-name"
          value={encodeURIComponent(`${field.label} ${files.length + 1}`)}
        />
        <div class="field">
          <label htmlFor="send-file">Choose a file</label>
          <p class="hint" id="send-hint">
            {ruleOf(field)}. What it is, is seen from its content, not from its name.
          </p>
          <p class="problem" id="send-problem" role="alert"></p>
          <input
            type="file"
            id="send-file"
            name="file"
            required
            accept={endingsOf(field).join(',')}
            aria-describedby="send-hint send-problem"
          />
        </div>
        <button type="submit" class="button button-main" id="send-press">
          Send the file
        </button>
      </form>
      <script src={frame.assets.sendFile} defer></script>
    </section>
  );
}
