import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, install, isCached } from './cache.ts';
import { findProgram, run } from './command.ts';
import type { Way } from './part.ts';

/** A Java program on Maven Central: the folder with its jars, and those of everything it needs, is what is had. */
export interface Artifact {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
}

/** A cached copy of an artifact's jars; possible where Java is there to run it. */
export function cachedArtifact(artifact: Artifact): Way<string> {
  return {
    name: 'cached copy',
    possible: () => isCached(entryOf(artifact)) && findProgram('java') !== undefined,
    obtain: async () => cached(entryOf(artifact)),
  };
}

/** The artifact and its dependencies from Maven Central (or the mirror that Maven is set up for). */
export function mavenArtifact(artifact: Artifact): Way<string> {
  return {
    name: 'Maven artifact',
    possible: () => findProgram('java') !== undefined && findProgram('mvn') !== undefined,
    obtain: async (report) =>
      install(entryOf(artifact), async (folder) => {
        await writeFile(join(folder, 'pom.xml'), pomOf(artifact));
        let files = 0;
        report('fetching');
        await run(
          'mvn',
          ['-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`],
          {
            cwd: folder,
            timeoutSeconds: 600,
            onLine: (line) => {
              if (line.includes('Downloaded from')) files += 1;
              report(files === 0 ? 'fetching' : `fetching, ${files} files`);
            },
          },
        );
      }),
  };
}

function entryOf(artifact: Artifact): string {
  return `${artifact.artifact}-${artifact.version}`;
}

function pomOf({ group, artifact, version }: Artifact): string {
  return `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>throughline.local</groupId><artifactId>fetch-${artifact}</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>
  </dependency></dependencies>
</project>
`;
}
