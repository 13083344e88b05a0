import type { ServiceContext } from '../context.ts';
import type { ProgramsService } from '../programs.services.ts';
import { proposeProgram } from './propose.ts';
import { publishProgram } from './publish.ts';
import { runningVersions } from './running.ts';
import { listPrograms, programScripts, programSource, programVersions } from './versions.ts';

/** Moving cases and exporting decisions is rare work of operations: a cold start does without. */
const migration = () => import('./migrate.ts');
const past = () => import('./decisions.ts');

/** Programs of every kind: proposed, published by a second person, and what runs under them. */
export function createProgramsService(context: ServiceContext): ProgramsService {
  return {
    list: listPrograms(context),
    versions: programVersions(context),
    source: programSource(context),
    scripts: programScripts(context),
    running: runningVersions(context),
    propose: proposeProgram(context),
    publish: publishProgram(context),
    previewMigration: async (...asked) => (await migration()).previewMigration(context)(...asked),
    migrate: async (...asked) => (await migration()).migrateCase(context)(...asked),
    migrateMany: async (...asked) => (await migration()).migrateCases(context)(...asked),
    decisions: async (...asked) => (await past()).listDecisions(context)(...asked),
  };
}
