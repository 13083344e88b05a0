import { DomainError } from '../../../domain/errors.ts';
import type { ServiceContext } from '../context.ts';
import type { MaterialPage, MaterialsService } from '../materials.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';

type Reading = Pick<ServiceContext, 'stores'>;

export function listMaterials({ stores }: Reading): MaterialsService['list'] {
  return async (caller, kind, page) => {
    refuseUnlessAllowed(caller, 'author-materials');
    return stores.materials.list(kind, page);
  };
}

export function listVersions({ stores }: Reading): MaterialsService['versions'] {
  return async (caller, { kind, id }, page) => {
    refuseUnlessAllowed(caller, 'author-materials');
    return stores.materials.versions(kind, id, page);
  };
}

export function newestMaterial({ stores }: Reading): MaterialsService['newest'] {
  return async (caller, { kind, id }) => {
    refuseUnlessAllowed(caller, 'author-materials');
    return stores.materials.current(kind, id);
  };
}

export function getMaterial({ stores: { materials } }: Reading): MaterialsService['get'] {
  return async (caller, { kind, id }, version): Promise<MaterialPage> => {
    refuseUnlessAllowed(caller, 'author-materials');
    const newest = await materials.current(kind, id);
    const material =
      version === undefined || version === newest?.version
        ? newest
        : await materials.version(kind, id, version);
    if (!newest || !material) throw noSuchMaterial();
    const withdrawn = kind === 'bank' ? await materials.withdrawn(id) : [];
    return { material, newest: newest.version, withdrawn };
  };
}

export const noSuchMaterial = () => new DomainError('not-found', 'There is no such course or bank.');
