import { createHash } from 'node:crypto';
import { openApiDocument } from './openapi.ts';
import { allOperations } from './operations/operations.ts';
import { referenceStylesheet } from './reference.css.ts';
import { ReferencePage } from './reference.page.tsx';

const hash = createHash('sha256').update(referenceStylesheet).digest('hex').slice(0, 12);

/** The API's reference: the OpenAPI document as JSON, a page that shows it, and the page's style under its own name. */
export async function makeReference(publicUrl: string) {
  const style = `docs-${hash}.css`;
  const document = openApiDocument(await allOperations(), publicUrl);
  const page = <ReferencePage document={document} stylesheet={`/v1/${style}`} />;
  return {
    json: JSON.stringify(document),
    page: `<!doctype html>${page.toString()}`,
    style,
    stylesheet: referenceStylesheet,
  };
}
export type Reference = Awaited<ReturnType<typeof makeReference>>;
