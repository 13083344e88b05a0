import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By how long their longest file takes: a project of short files comes last, so that no processor waits for one file. */
const projects = ['timeskip', 'browser', 'connected', 'docs', 'infra', 'replay', 'offline'];

/** Project after project, because a worker goes on only with files of the same one; long files of each come first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ project }: TestSpecification) => projects.indexOf(project.name);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
