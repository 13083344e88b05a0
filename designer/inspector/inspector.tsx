import type { PanelProps } from '../model.ts';

export const Inspector = (_: PanelProps) => null;
