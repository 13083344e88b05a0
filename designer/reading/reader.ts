import { dealGraph } from '../../domain/programs/diagram/deal-graph.rules.ts';
import type { ProgramGraph } from '../../domain/programs/diagram/graph.ts';
import type { PlacedGraph } from '../../domain/programs/diagram/layout.rules.ts';
import { processGraph } from '../../domain/programs/diagram/process-graph.rules.ts';
import { createPlacer } from '../../domain/programs/diagram/stage-layout.rules.ts';
import { isWrittenDeal, readYamlFile, type WrittenProgram } from '../../domain/programs/read-program.ts';
import { parseYaml } from '../../domain/programs/reading/parse-yaml.rules.ts';
import type { ProgramProblem } from '../../domain/programs/reading/problems.ts';
import { type InstalledNames, shippedRegistry } from '../../domain/programs/registry.ts';
import type { Reading } from '../model.ts';
import { placesOf } from './places.rules.ts';
import { documentOf } from './sketch.rules.ts';

/** Reads one text after another, and remembers what it can of the last one that was sound. */
export interface Reader {
  /**
   * What is wrong with a text, and where things stand in it, at once. `finish` is there if the diagram has to be drawn
   * anew: it gives the same reading with it, and takes longer. What `installed` lacks is a problem, and drawn all the
   * same.
   */
  read(
    source: string,
    installed?: InstalledNames,
  ): { readonly reading: Reading; readonly finish?: () => Reading };
  /** The last program that was sound. */
  program(): WrittenProgram | undefined;
}

export function createReader(): Reader {
  const place = createPlacer();
  let program: WrittenProgram | undefined;
  let drawn: { readonly from: string; readonly graph: PlacedGraph } | undefined;
  const known = () => ({ ...(program ? { program } : {}), ...(drawn ? { graph: drawn.graph } : {}) });
  return {
    program: () => program,
    read(source, installed) {
      const read = readText(source, installed);
      if (read.program) program = read.program;
      const { problems, places, written } = read;
      const base = { source, problems, places, written };
      const graph = read.program ? graphOf(read.program) : undefined;
      const from = JSON.stringify(graph);
      if (!graph || drawn?.from === from) return { reading: { ...base, ...known() } };
      const finish = (): Reading => {
        drawn = { from, graph: place(graph) };
        return { ...base, ...known() };
      };
      return { reading: { ...base, ...known() }, finish };
    },
  };
}

interface ReadText {
  readonly problems: readonly ProgramProblem[];
  readonly program?: WrittenProgram;
  readonly places: Reading['places'];
  readonly written?: unknown;
}

function readText(source: string, installed: InstalledNames | undefined): ReadText {
  const file = parseYaml(source, documentOf);
  if ('problems' in file) return { problems: file.problems, places: placesOf(source) };
  const read = readYamlFile(file, { ...shippedRegistry, ...installed });
  const text = { places: placesOf(source, file.document), written: file.value };
  if ('program' in read) return { ...text, problems: [], program: read.program };
  const anywhere = installed ? readYamlFile(file) : read;
  return { ...text, problems: read.problems, ...('program' in anywhere ? anywhere : {}) };
}

const graphOf = (program: WrittenProgram): ProgramGraph =>
  isWrittenDeal(program) ? dealGraph(program) : processGraph(program);
