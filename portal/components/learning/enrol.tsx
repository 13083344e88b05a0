import type { Process } from '../../../domain/programs/process.schema.ts';

/** The way to the form that begins a path. Which path stands in the name of the link, for who hears it alone. */
export function EnrolLink({ program }: { program: Pick<Process, 'program' | 'title'> }) {
  return (
    <a class="button button-main" href={`/start/${encodeURIComponent(program.program)}`}>
      Enrol<span class="unseen"> in {program.title}</span>
    </a>
  );
}
