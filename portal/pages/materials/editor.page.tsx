import type {
  MaterialName,
  MaterialRead,
  MaterialVersion,
  TextProblem,
} from '../../../handlers/services/materials.services.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { FileField, Hidden, TextArea, TextField } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { MaterialPreview } from '../../components/materials/material-preview.tsx';
import { TextProblems } from '../../components/materials/text-problems.tsx';
import { Chip } from '../../components/stage-chip.tsx';
import { type FormAttempt, type FormState, fieldId, formState } from '../../form.ts';
import { kindWords, languageName, materialPath } from '../../format/materials.ts';
import type { Frame } from '../../frame.ts';

export interface EditorProps {
  readonly frame: Frame;
  readonly name: MaterialName;
  /** The version that the text goes on from; 0: none. */
  readonly after: number;
  /** By language; a bank has one, `all`. */
  readonly texts: Readonly<Record<string, string>>;
  /** Whose text is shown. */
  readonly language: string;
  readonly problems?: readonly TextProblem[] | undefined;
  readonly preview?: Exclude<MaterialRead, { problems: unknown }> | undefined;
  /** What somebody published meanwhile, with its texts. */
  readonly theirs?:
    | { readonly version: MaterialVersion; readonly texts: Readonly<Record<string, string>> }
    | undefined;
  readonly attempt?: FormAttempt | undefined;
}

/** The name of the input of a text. */
export const textInput = (language: string): string => `text.${language}`;

/** The text of a course or a bank, its preview, and the press that publishes it. */
export function EditorPage(props: EditorProps) {
  const { frame, name, after, texts, language, problems = [], preview, attempt, theirs } = props;
  const state = editorState(props);
  const failed = problems.length > 0 || attempt !== undefined || theirs !== undefined;
  return (
    <Layout frame={frame} title={`Edit ${name.id}`} section="materials" failed={failed}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['file', 'newLanguage']} /> : null}
      {problems.length > 0 ? (
        <TextProblems
          problems={problems}
          texts={texts}
          shown={{ language, inputId: fieldId(state.id, textInput(language)) }}
        />
      ) : null}
      <p class="eyebrow">
        {after > 0 ? <a href={materialPath(name)}>{kindWords[name.kind].one}</a> : kindWords[name.kind].one}
      </p>
      <h1>{name.id}</h1>
      {theirs ? <Theirs {...{ theirs, language }} /> : null}
      <EditorForm {...props} state={state} />
      {preview ? (
        <section aria-labelledby="preview-title">
          <h2 id="preview-title" tabindex={-1} autofocus>
            Preview: nothing is published yet
          </h2>
          {preview.kind === 'bank' ? (
            <p class="hint">Learners get the answers in an order of chance, and never the key.</p>
          ) : null}
          <MaterialPreview read={preview} />
        </section>
      ) : null}
    </Layout>
  );
}

function editorState({ texts, attempt }: EditorProps): FormState {
  const values = Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [textInput(language), text]),
  );
  return formState('editor', attempt, values);
}

function EditorForm(props: EditorProps & { state: FormState }) {
  const { name, after, texts, language, state } = props;
  const languages = Object.keys(texts);
  const isCourse = name.kind === 'course';
  return (
    <form
      id="editor"
      class="outcome-form"
      method="post"
      action={`${materialPath(name)}/edit`}
      enctype="multipart/form-data"
      novalidate
    >
      {/* The enter key presses a form's first button. */}
      <button type="submit" name="press" value="preview" hidden></button>
      <Hidden name="after" value={String(after)} />
      <Hidden name="language" value={language} />
      <Hidden name="languages" value={languages.join(' ')} />
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          <Hidden name={textInput(other)} value={texts[other] ?? ''} />
        ))}
      {isCourse ? <LanguageTabs languages={languages} current={language} /> : null}
      <Text {...{ state, language, isCourse }} />
      <div class="press">
        <button type="submit" name="press" value="preview" class="button">
          Preview
        </button>
        <button type="submit" name="press" value="publish" class="button button-main">
          Publish version {after + 1}
        </button>
        <p class="effect">
          Attempts and readers that begin from then on get it. Who has begun a quiz keeps its version.
        </p>
      </div>
      <FileField
        form={state}
        name="file"
        label="Take the text from a file"
        accept={isCourse ? ['.md', '.txt'] : ['.gift', '.txt']}
        rule={isCourse ? 'Markdown, in UTF-8' : 'GIFT, in UTF-8: as Moodle exports questions'}
        held={undefined}
      />
      <button type="submit" name="press" value="import" class="button">
        Take the file
      </button>
      {isCourse ? <MoreLanguages state={state} languages={languages} language={language} /> : null}
    </form>
  );
}

function Text({ state, language, isCourse }: { state: FormState; language: string; isCourse: boolean }) {
  return (
    <TextArea
      form={state}
      name={textInput(language)}
      label={isCourse ? `Text: ${languageName(language)}` : 'Questions'}
      hint={
        isCourse
          ? 'Markdown: # title, a summary, then ## Lesson {#id} for each lesson; below it Minutes: 12, Video: https://…, File: [title](https://…)'
          : 'GIFT: // Title: … first, then ::Title:: question {=right ~wrong}, with an empty line between two'
      }
      rows={24}
      max={300_000}
      required
    />
  );
}

function LanguageTabs({ languages, current }: { languages: readonly string[]; current: string }) {
  return (
    <fieldset class="press">
      <legend class="unseen">Languages</legend>
      {languages.map((language) =>
        language === current ? (
          <Chip tone="quiet" icon="check">
            {languageName(language)}
          </Chip>
        ) : (
          <button type="submit" name="press" value={`show-${language}`} class="button">
            {languageName(language)}
          </button>
        ),
      )}
    </fieldset>
  );
}

interface MoreProps {
  readonly state: FormState;
  readonly languages: readonly string[];
  readonly language: string;
}

function MoreLanguages({ state, languages, language }: MoreProps) {
  return (
    <>
      <TextField
        form={state}
        name="newLanguage"
        label="Another language"
        hint="Its code: de, fr, pt-BR. Its text begins as a copy of the first one."
        width="short"
        max={6}
      />
      <div class="press">
        <button type="submit" name="press" value="add" class="button">
          Add the language
        </button>
        {languages.length > 1 ? (
          <button type="submit" name="press" value="remove" class="button button-negative">
            Take {languageName(language)} out
          </button>
        ) : null}
      </div>
    </>
  );
}

function Theirs({ theirs, language }: { theirs: NonNullable<EditorProps['theirs']>; language: string }) {
  const { version, texts } = theirs;
  const text = texts[language] ?? Object.values(texts)[0] ?? '';
  return (
    <section class="error-summary" aria-labelledby="theirs-title" tabindex={-1} autofocus>
      <h2 id="theirs-title">
        Somebody published version {version.version} since you began. Yours is not published.
      </h2>
      <p>
        This is theirs; yours stands below as you left it. Put into yours what is to stay of theirs, then
        publish: it becomes version {version.version + 1}.
      </p>
      <div class="field">
        <label htmlFor="theirs">Version {version.version}</label>
        <textarea id="theirs" rows={12} readonly>
          {`\n${text}`}
        </textarea>
      </div>
    </section>
  );
}
