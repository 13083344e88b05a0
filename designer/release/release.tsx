import type { PanelProps } from '../model.ts';

export const Release = (_: PanelProps) => null;
