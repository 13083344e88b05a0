import type { ServiceContext } from '../context.ts';
import type { PasskeysService } from '../passkeys.services.ts';

/** What does the work is loaded when it is first asked for. */
export function createPasskeysService(context: ServiceContext): PasskeysService {
  const adding = () => import('./add.ts');
  const signing = () => import('./sign-in.ts');
  return {
    list: async (caller) => (await adding()).listPasskeys(context, caller),
    beginAdding: async (caller) => (await adding()).beginAdding(context, caller),
    add: async (caller, answer) => (await adding()).addPasskey(context, caller, answer),
    remove: async (caller, id) => (await adding()).removePasskey(context, caller, id),
    beginSignIn: async () => (await signing()).beginSignIn(context),
    signIn: async (answer) => (await signing()).signInByPasskey(context, answer),
  };
}
