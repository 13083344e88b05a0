import { type KeptService, keepRunning } from './keep.ts';
import { recordOf, writeRecords } from './records.ts';
import type { Service } from './service.ts';

export interface FleetOptions {
  /** Where the processes are written down, so that the next start can end what a killed one left behind. */
  readonly records: string;
  readonly say: (text: string) => void;
  /** Gives up what is being started. */
  readonly signal: AbortSignal;
}

/** Services that run, are kept up, and are stopped in the reverse order of their start. */
export class Fleet {
  private readonly waves: KeptService[][] = [];
  private readonly options: FleetOptions;

  constructor(options: FleetOptions) {
    this.options = options;
  }

  /** Starts services side by side; if one does not come up, throws what it said once the others have settled. */
  async start(services: readonly Service[]): Promise<void> {
    const wave: KeptService[] = [];
    this.waves.push(wave);
    const changed = () => void this.record();
    const results = await Promise.allSettled(
      services.map(async (service) => {
        wave.push(await keepRunning(service, { ...this.options, changed }));
      }),
    );
    await this.record();
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  async stop(): Promise<void> {
    for (const wave of this.waves.toReversed()) await Promise.all(wave.map((service) => service.stop()));
    this.waves.length = 0;
  }

  /** Writes down which processes are ours now. */
  async record(): Promise<void> {
    const supervisor = await recordOf('Throughline', process.pid);
    const found = await Promise.all(this.waves.flat().map(({ name, pid }) => recordOf(name, pid())));
    const processes = found.filter((record) => record !== undefined);
    if (supervisor) writeRecords(this.options.records, { supervisor, processes });
  }
}
