import type { ServiceContext } from '../context.ts';
import { refuseUnlessDesigner } from '../drafts/designers.ts';
import { parse } from '../parse.ts';
import type { PreviewsService } from '../previews.services.ts';

import { previewsUnder } from '../programs/migrate.ts';
import { readSource } from '../programs/propose.ts';
import { sourceSchema } from '../programs/schemas.ts';

/** Where each running case would stand under a text that nobody has published. */
export function migrationPreviews(context: ServiceContext): PreviewsService['migration'] {
  return async (caller, input, page) => {
    refuseUnlessDesigner(caller);
    const { source } = parse(sourceSchema, input);
    return previewsUnder(context, await readSource(source, context.now()), page);
  };
}
