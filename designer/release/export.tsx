import { download } from '../layout/download.ts';

interface ExportProps {
  readonly source: string;
  readonly scripts: string;
  /** The program's id, as far as it can be read. */
  readonly name: string;
}

/** Both files as they stand here, byte for byte: what the command reads. */
export function Export({ source, scripts, name }: ExportProps) {
  return (
    <div className="press">
      <button type="button" className="button" onClick={() => download(`${name}.yaml`, source)}>
        Download the program
      </button>
      <button
        type="button"
        className="button"
        disabled={scripts === ''}
        onClick={() => download(`${name}.rehearsal.yaml`, scripts)}
      >
        Download its scripts
      </button>
    </div>
  );
}
