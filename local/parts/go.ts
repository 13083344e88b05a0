import { join } from 'node:path';
import { cached, install, isCached } from './cache.ts';
import { findProgram, isExecutable, run } from './command.ts';
import type { Way } from './part.ts';

/** A command that `go install` makes: the executable is what is had. */
export interface GoCommand {
  /** `github.com/owner/name/cmd/command@v1.2.3`; the executable is called by the last folder. */
  readonly module: string;
  /** Where it is cached: the name carries the version. */
  readonly entry: string;
  /** About how many packages are built: what the progress counts up to. */
  readonly packages: number;
}

export function cachedBuild(command: GoCommand): Way<string> {
  return {
    name: 'cached copy',
    possible: () => isCached(command.entry),
    obtain: async () => join(cached(command.entry), executableOf(command)),
  };
}

export function goBuild(command: GoCommand): Way<string> {
  const { module, entry, packages: expected } = command;
  const executable = executableOf(command);
  return {
    name: 'build with Go',
    possible: () => findProgram('go') !== undefined,
    obtain: async (report) => {
      const folder = await install(entry, async (target) => {
        let modules = 0;
        let packages = 0;
        const state = () =>
          report(`some minutes: ${modules} modules fetched, ${packages} of about ${expected} packages built`);
        const clock = setInterval(state, 1000);
        const count = (line: string) => {
          if (line.startsWith('go: downloading')) modules += 1;
          else packages += 1;
        };
        try {
          await run('go', ['install', '-v', '-trimpath', '-ldflags', '-s -w', module], {
            env: { CGO_ENABLED: '0', GOBIN: target },
            timeoutSeconds: 1200,
            onLine: count,
          });
        } finally {
          clearInterval(clock);
        }
        if (!isExecutable(join(target, executable))) throw new Error('go install left no executable');
      });
      return join(folder, executable);
    },
  };
}

function executableOf({ module }: GoCommand): string {
  return /([^/@]+)@/.exec(module)?.[1] ?? module;
}
