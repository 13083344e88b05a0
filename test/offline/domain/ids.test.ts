import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseIdSchema, partnerIdSchema, personIdSchema } from '../../../domain/ids.schema.ts';
import { dealWorkflowId, idFrom } from '../../../domain/ids.ts';

describe('ids', () => {
  it('say what they name, and are what their schema asks for', () => {
    const law = fc.property(fc.uint8Array({ minLength: 10, maxLength: 32 }), (bytes) => {
      expect(caseIdSchema.safeParse(idFrom('deal', bytes)).success).toBe(true);
      expect(personIdSchema.safeParse(idFrom('person', bytes)).success).toBe(true);
      expect(caseIdSchema.safeParse(idFrom('person', bytes)).success).toBe(false);
    });
    fc.assert(law);
  });

  it('are the same for the same bytes', () => {
    const bytes = new Uint8Array(10).fill(31);
    expect(idFrom('deal', bytes)).toBe('D-ZZZZZZZZZZ');
    expect(idFrom('deal', bytes)).toBe(idFrom('deal', Uint8Array.from(bytes)));
  });

  it('of partners are slugs, since they stand in workflow ids', () => {
    for (const id of ['northwind', 'a', 'contoso-dist', '3m'])
      expect(partnerIdSchema.safeParse(id).success).toBe(true);
    for (const id of ['', '-a', 'a-', 'A', 'a/b', 'a'.repeat(41)])
      expect(partnerIdSchema.safeParse(id).success).toBe(false);
    expect(dealWorkflowId('northwind', 'D-7K3M9Q2XBA')).toBe('deal-registration/northwind/D-7K3M9Q2XBA');
  });
});
