import type { PropsWithChildren } from 'hono/jsx';
import { type AnyCase, isDeal } from '../../domain/cases/any-case.ts';
import type { Task } from '../../domain/cases/case.schema.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { ListsBeside } from '../../domain/programs/form-values.rules.ts';
import { isDealProgram, isProcess, type Program } from '../../domain/programs/program.ts';
import { CaseTaskPanel } from '../../portal/components/case-task-panel.tsx';
import { DealTaskPanel } from '../../portal/components/deal-task-panel.tsx';
import { Layout } from '../../portal/components/layout.tsx';
import { NextStepBlock } from '../../portal/components/next-step.tsx';
import type { ShownForm } from '../../portal/components/program-form.tsx';
import { StageTrack, Track } from '../../portal/components/stage-track.tsx';
import { besideRows } from '../../portal/format/beside.ts';
import { processTrack } from '../../portal/format/process.ts';
import type { Frame } from '../../portal/frame.ts';
import { DraftPage } from '../../portal/pages/application.page.tsx';
import { CaseHeading } from '../../portal/pages/case.page.tsx';
import { DealHeading } from '../../portal/pages/deal.page.tsx';
import { RegisterPage } from '../../portal/pages/register.page.tsx';
import { StartFormPage } from '../../portal/pages/start.page.tsx';
import type { Preview, SampledPage, SampledProgram } from '../services/previews.services.ts';
import { assetsOf } from './assets.ts';
import { startingForm } from './program.form.ts';

/** Every preview of a program, its pages drawn by what draws the portal's. */
export function drawPreviews(sampled: SampledProgram): Preview[] {
  const pages = sampled.pages.map((page): Preview => {
    const { kind, title, path } = page;
    return { kind, title, path, html: `<!doctype html>${drawPage(sampled, page)}` };
  });
  return withinOneAnswer([...pages, ...sampled.mails]);
}

/** As many characters as an answer of the function in AWS can hold with room to spare. */
const mostInAll = 4_000_000;
const leftOut =
  '<!doctype html><html lang="en"><head><title>Left out</title></head><body><p>This program has more previews than can be shown at once, and this one was left out.</p></body></html>';

/** Past so much, a preview says that it was left out instead of keeping all others from being shown. */
function withinOneAnswer(previews: readonly Preview[]): Preview[] {
  let used = 0;
  return previews.map((preview) => {
    used += preview.html.length + (preview.text?.length ?? 0);
    return used <= mostInAll ? preview : { ...preview, html: leftOut, text: '' };
  });
}

function drawPage(sampled: SampledProgram, page: SampledPage): string {
  const frame = frameFor(sampled, page);
  const { program } = sampled;
  const { shows } = page;
  const drawn =
    shows.as === 'start' ? (
      <Start frame={frame} program={program} held={shows.held} />
    ) : (
      <CaseAlone frame={frame} program={program} view={shows.view}>
        {shows.as === 'task' ? (
          <TaskOf frame={frame} program={program} {...shows} />
        ) : (
          <NextStepBlock frame={frame} view={shows.view} names={{}} />
        )}
      </CaseAlone>
    );
  return String(drawn);
}

function frameFor({ branding, now }: SampledProgram, { reader }: SampledPage): Frame {
  return {
    ...{ branding, now, assets: assetsOf(branding), person: reader, timeZone: reader.timeZone },
    ...{ runsPrograms: false, managesPeople: false, managesPersonalData: false, mayRegister: false },
    ...{ worksPayments: false, spendsFunds: false, authorsMaterials: false, readsAudit: false },
  };
}

interface ProgramProps {
  readonly frame: Frame;
  readonly program: Program;
}

function Start({ frame, program, held }: ProgramProps & { readonly held: FormValues | undefined }) {
  if (isDealProgram(program))
    return <RegisterPage frame={frame} program={program} requestKey="" values={{}} />;
  if (!isProcess(program)) return null;
  const shown = shownForm(startingForm(program), held);
  return program.starts.by === 'public' ? (
    <DraftPage frame={frame} program={program} shown={shown} path="" />
  ) : (
    <StartFormPage frame={frame} program={program} shown={shown} requestKey="" />
  );
}

/** As it is at first, with every field that it can ask: what depends on an answer is looked at, too. */
function shownForm(form: ShownForm['form'], held: FormValues = {}): ShownForm {
  return { form, held, asked: new Set(form.fields.map(({ name }) => name)) };
}

interface CaseProps extends ProgramProps {
  readonly view: AnyCase;
}

/** What stands around everything on a case's page, without the menu. */
function CaseAlone({ frame, program, view, children }: PropsWithChildren<CaseProps>) {
  return (
    <Layout frame={frame} title={view.title} alone>
      {isDeal(view) && isDealProgram(program) ? (
        <>
          <DealHeading view={view} program={program} />
          <StageTrack view={view} />
        </>
      ) : null}
      {!isDeal(view) && isProcess(program) ? (
        <>
          <CaseHeading view={view} program={program} />
          <Track steps={processTrack(program, view)} here={view.stageLabel} label="Where this case stands" />
        </>
      ) : null}
      {children}
    </Layout>
  );
}

interface TaskProps extends CaseProps {
  readonly task: Task;
  readonly beside?: ListsBeside | undefined;
  readonly held?: FormValues | undefined;
}

function TaskOf({ frame, program, view, task, beside: lists = {}, held }: TaskProps) {
  const common = { frame, task, action: '', attempt: undefined };
  if (isDeal(view))
    return isDealProgram(program) ? <DealTaskPanel {...common} view={view} program={program} /> : null;
  const form = isProcess(program) && task.form ? program.forms[task.form] : undefined;
  const signsFor = task.party === 'vendor' ? frame.branding.name : view.partner.name;
  const beside = form && isProcess(program) ? besideRows(program, form, lists) : {};
  return (
    <CaseTaskPanel
      {...common}
      caseId={view.id}
      shown={form && { ...shownForm(form, held), beside }}
      kept={false}
      signsFor={signsFor}
    />
  );
}
