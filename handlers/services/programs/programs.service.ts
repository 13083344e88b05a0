import type { ServiceContext } from '../context.ts';
import type { ProgramsService } from '../services.ts';
import { listDecisions } from './decisions.ts';
import { migrateCase, previewMigration } from './migrate.ts';
import { proposeProgram } from './propose.ts';
import { publishProgram } from './publish.ts';
import { runningVersions } from './running.ts';
import { listPrograms, programSource, programVersions } from './versions.ts';

/** Programs of every kind: proposed, published by a second person, and what runs under them. */
export function createProgramsService(context: ServiceContext): ProgramsService {
  return {
    list: listPrograms(context),
    versions: programVersions(context),
    source: programSource(context),
    running: runningVersions(context),
    propose: proposeProgram(context),
    publish: publishProgram(context),
    previewMigration: previewMigration(context),
    migrate: migrateCase(context),
    decisions: listDecisions(context),
  };
}
