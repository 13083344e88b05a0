import { DomainError } from '../../../domain/errors.ts';
import { isAllowed, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';

/**
 * Who may not design is not told that there is a designer. @throws `not-found`; `forbidden` for an API key of somebody
 * who may, that lacks the scope.
 */
export function refuseUnlessDesigner(caller: Caller): void {
  const { scopes: _any, ...person } = caller;
  if (!isAllowed(person, 'design-program')) throw new DomainError('not-found', 'There is nothing here.');
  refuseUnlessAllowed(caller, 'design-program');
}
