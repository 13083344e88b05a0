import type { UploadedFile } from '../../domain/programs/form-values.rules.ts';
import { kindAndSize } from '../format/files.ts';

interface UploadsProps {
  readonly files: readonly UploadedFile[];
  /** Where each is shown from, before its id. */
  readonly path: string;
}

/** Files of a case: pictures are seen at once, a PDF where it is unfolded, all by addresses that are good for a minute. */
export function Uploads({ files, path }: UploadsProps) {
  return (
    <ul class="files">
      {files.map((file) => (
        <li>
          <p>
            <a href={`${path}/${file.id}`}>{file.name}</a> <span class="sub">{kindAndSize(file)}</span>
          </p>
          <Preview file={file} address={`${path}/${file.id}`} />
        </li>
      ))}
    </ul>
  );
}

function Preview({ file, address }: { file: UploadedFile; address: string }) {
  if (file.type === 'png' || file.type === 'jpeg')
    return <img class="preview" src={address} alt={file.name} loading="lazy" />;
  if (file.type !== 'pdf') return null;
  return (
    <details class="given">
      <summary>
        Look at it here<span class="unseen">: {file.name}</span>
      </summary>
      <iframe class="preview" src={address} title={file.name} loading="lazy"></iframe>
    </details>
  );
}
